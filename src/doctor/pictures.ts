import { type Diagnosis, warned, well } from '../chat/checkup/diagnosis.js';
import { examineFonts } from '../pictures/examine-fonts.js';
import type { Fonts } from '../pictures/fonts.js';
import { sentence } from '../text/catalogue.js';

/** Can pictures be drawn here, and Chinese in them? Without either the bot does its work: it is never a failure. */
export async function examinePictures(fonts: () => Promise<Fonts> = examineFonts): Promise<Diagnosis> {
  try {
    const { han, name } = await fonts();
    if (han && name !== null) return well(sentence('doctor.pictures.well', { font: name }));
    return warned(sentence('doctor.pictures.no-han'), sentence('doctor.pictures.no-han.mend'));
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return warned(sentence('doctor.pictures.broken', { why }), sentence('doctor.pictures.broken.mend'));
  }
}
