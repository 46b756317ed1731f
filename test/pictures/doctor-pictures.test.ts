import { expect, test } from 'vitest';
import { examinePictures } from '../../src/doctor/pictures.js';
import { chooseFonts } from '../../src/pictures/fonts.js';
import { sayText } from '../../src/text/say.js';

const said = async (fonts: Parameters<typeof examinePictures>[0], lang: 'en' | 'zh-CN' = 'en') => {
  const { outcome, ...found } = await examinePictures(fonts);
  const mend = 'mend' in found && found.mend ? sayText(lang, 'UTC', found.mend, 0) : null;
  return { outcome, mend };
};

test('the doctor says what to install where pictures would have no Chinese, or could not be drawn', async () => {
  expect(await said(async () => chooseFonts(['Noto Sans CJK SC']))).toMatchObject({ outcome: 'well' });
  const none = await said(async () => chooseFonts(['DejaVu Sans']), 'zh-CN');
  expect(none.outcome).toBe('warned');
  expect(none.mend).toContain('fonts-noto-cjk');
  const broken = await said(() => Promise.reject(new Error('no native binding\nand a long story')));
  expect(broken).toMatchObject({ outcome: 'warned' });
  expect(broken.mend).toContain('npm ci');
});
