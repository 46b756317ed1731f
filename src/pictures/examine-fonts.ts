import { type Fonts, fontsHere } from './fonts.js';

/** What pictures would be drawn with on this machine. Rejects where it has no canvas. */
export async function examineFonts(): Promise<Fonts> {
  const { GlobalFonts } = await import('@napi-rs/canvas');
  return fontsHere(GlobalFonts);
}
