import type { LocalizationMap } from 'discord.js';
import type { Lang } from '../../../domain/text.js';
import { catalogue, type Key } from '../../../text/catalogue.js';
import { sayText } from '../../../text/say.js';
import { cutText } from '../cut.js';

/** Discord's rule for the names of commands and options. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const DESCRIPTION_MOST = 100;

export function isName(name: string): boolean {
  return NAME.test(name) && name === name.toLowerCase();
}

/** The same Chinese text for every Chinese reader: another script is easier to read than another language. */
export function inChinese(text: string): LocalizationMap {
  return { 'zh-CN': text, 'zh-TW': text };
}

/** A sentence of the catalogue as a description in every language it exists in, cut to what Discord takes. */
export function described(key: string): { description: string; description_localizations: LocalizationMap } {
  return {
    description: cutText(capital(word(key, 'en')), DESCRIPTION_MOST),
    description_localizations: inChinese(cutText(word(key, 'zh-CN'), DESCRIPTION_MOST)),
  };
}

export function isKey(key: string): key is Key {
  return Object.hasOwn(catalogue.en, key);
}

/** A sentence without times: the zone and the instant make no difference. */
export function word(key: string, lang: Lang): string {
  return sayText(lang, 'utc', { key }, 0);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
