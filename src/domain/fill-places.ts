import { LANGS, type Worded } from './text.js';

const PLACE = /\{([A-Za-z_][\w.-]*)\}/g;

/**
 * Words of the configuration with the `{label}` places filled that have a value; the others stay. What a sender wrote
 * is no place, even where it looks like one: `{region}` in a value is kept from being filled by whoever shows it.
 */
export function fillPlaces(worded: Worded, values: Readonly<Record<string, string>>): Worded {
  if (!LANGS.some((lang) => worded[lang].includes('{'))) return worded;
  const fill = (text: string): string =>
    text.replace(PLACE, (place, label: string) => values[label]?.replace(PLACE, '{ $1}') ?? place);
  return { en: fill(worded.en), 'zh-CN': fill(worded['zh-CN']) };
}
