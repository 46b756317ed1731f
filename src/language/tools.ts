import { createRequire } from 'node:module';
import type { LanguageTools } from '../domain/language/tools.js';

const require = createRequire(import.meta.url);

/**
 * Words by jieba with its own dictionary, sounds by pinyin-pro. Each is loaded (110 ms and 55 MB; 30 ms and 30 MB) when
 * it is first asked for, at once, as whoever asks cannot wait: where no rule reads Chinese, neither ever is.
 * New words are not guessed at: a guess would hide a term inside one.
 */
export function createLanguage(): LanguageTools {
  let cut: ((text: string) => readonly string[]) | null = null;
  let sound: ((text: string) => readonly string[]) | null = null;
  return {
    words(text) {
      cut ??= loadWords();
      return cut(text);
    },
    pinyin(text) {
      sound ??= loadSounds();
      return sound(text);
    },
  };
}

function loadWords(): (text: string) => readonly string[] {
  const { Jieba }: typeof import('@node-rs/jieba') = require('@node-rs/jieba');
  const { dict }: typeof import('@node-rs/jieba/dict.js') = require('@node-rs/jieba/dict');
  const jieba = Jieba.withDict(dict);
  return (text) => jieba.cut(text, false);
}

function loadSounds(): (text: string) => readonly string[] {
  const { pinyin }: typeof import('pinyin-pro') = require('pinyin-pro');
  return (text) =>
    [...text].map((char) => {
      const code = char.codePointAt(0) ?? 0;
      if (code < 0x3400 || code > 0x9fff) return '';
      const heard = pinyin(char, { toneType: 'none', v: true });
      return heard === char ? '' : heard;
    });
}
