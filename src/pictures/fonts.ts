import type { GlobalFonts } from '@napi-rs/canvas';

/** Families that have Han characters and come with systems and packages, the best to read at a small size first. */
const HAN: readonly string[] = [
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'Source Han Sans SC',
  'Source Han Sans CN',
  'Source Han Sans',
  'PingFang SC',
  'Hiragino Sans GB',
  'Microsoft YaHei',
  'WenQuanYi Micro Hei',
  'WenQuanYi Zen Hei',
  'Noto Sans CJK JP',
  'Noto Sans CJK TC',
  'Noto Sans CJK HK',
  'Noto Sans CJK KR',
  'Noto Serif CJK SC',
  'Noto Serif CJK JP',
  'Droid Sans Fallback',
  'SimHei',
  'AR PL UMing CN',
];
const LATIN: readonly string[] = ['DejaVu Sans', 'Liberation Sans', 'Noto Sans', 'Helvetica', 'Arial', 'Segoe UI'];

/** What text is drawn with. */
export interface Fonts {
  /** For CSS: the families one after another. */
  readonly family: string;
  /** Whether there are Han characters among them. */
  readonly han: boolean;
  /** The first of them as people call it; null: no font at all. */
  readonly name: string | null;
}

export function chooseFonts(installed: readonly string[]): Fonts {
  const there = new Set(installed);
  const han = HAN.find((name) => there.has(name));
  const latin = LATIN.find((name) => there.has(name)) ?? installed[0];
  // The one font with everything comes first: two side by side do not stand on one line.
  const chosen = [...new Set([han, latin].flatMap((name) => name ?? []))];
  return {
    family: [...chosen.map((name) => `"${name.replaceAll('"', '')}"`), 'sans-serif'].join(', '),
    han: han !== undefined,
    name: chosen[0] ?? null,
  };
}

export function fontsHere(fonts: Pick<typeof GlobalFonts, 'families'>): Fonts {
  return chooseFonts(fonts.families.map(({ family }) => family));
}

const HAN_TEXT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]+/gu;

/** What can be drawn of a text; `otherwise` where nothing of it can. */
export function drawable(text: string, { han }: Pick<Fonts, 'han'>, otherwise: string): string {
  if (han) return text;
  const left = text.replace(HAN_TEXT, ' ').replace(/\s+/gu, ' ').trim();
  return /[\p{L}\p{N}]/u.test(left) ? left : otherwise;
}
