import { IntlMessageFormat } from 'intl-messageformat';
import type { Rich, TimeToken } from '../domain/card.js';
import { PLACE, valueIn } from '../domain/fill-places.js';
import type { Lang, Say, SayParam, Worded } from '../domain/text.js';
import { catalogue } from './catalogue.js';
import { cleanText } from './clean.js';
import { durationText } from './duration.js';
import { moneyText, percentText } from './money-text.js';
import { richText } from './time-text.js';

const compiled: Readonly<Record<Lang, Map<string, IntlMessageFormat>>> = { en: new Map(), 'zh-CN': new Map() };

/**
 * Says a sentence in a language. Times in it stay tokens, shown by whoever shows the text.
 * A key the catalogue does not hold (a row of an older version) is said as the key with its values:
 * whoever waits for a warning is better served by that than by nothing.
 */
export function say(lang: Lang, zone: string, sentence: Say): Rich {
  const values: Record<string, string | number | Held> = {};
  for (const [name, param] of Object.entries(sentence.params ?? {})) values[name] = filled(lang, zone, param);
  const message = compile(lang, sentence.key);
  if (!message) return unsaid(sentence.key, values);
  try {
    const parts = message.formatToParts<Held>(values).map((part) => part.value);
    return joined(parts.flatMap((part) => (part instanceof Held ? part.rich : [part])));
  } catch {
    return unsaid(sentence.key, values);
  }
}

/** As `say`, with the times written out: for places that hold plain text alone (titles, buttons, the console). */
export function sayText(lang: Lang, zone: string, sentence: Say, now: number): string {
  return richText(say(lang, zone, sentence), lang, zone, now);
}

/** Words of the configuration with their `{label}` places filled; a label that is not there is shown as `–`. */
export function wordedText(worded: Worded, lang: Lang, labels: Readonly<Record<string, string>>): string {
  return cleanText(worded[lang].replace(PLACE, (_place, label: string) => valueIn(label, labels) ?? '–'));
}

/** Something that is not text yet, carried through the formatter as it is. */
class Held {
  constructor(readonly rich: Rich) {}
}

function filled(lang: Lang, zone: string, param: SayParam): string | number | Held {
  if (typeof param === 'string') return cleanText(param);
  if (typeof param === 'number') return Number.isInteger(param) ? param : Number(param.toPrecision(4));
  if ('at' in param) {
    const token: TimeToken = { at: param.at, style: param.style ?? 'time' };
    return new Held([token]);
  }
  if ('ms' in param) return durationText(lang, param.ms);
  if ('minor' in param) return moneyText(lang, param);
  if ('ratio' in param) return percentText(lang, param.ratio);
  if ('say' in param) return new Held(say(lang, zone, param.say));
  return wordedText(param.worded, lang, param.labels);
}

function compile(lang: Lang, key: string): IntlMessageFormat | null {
  const kept = compiled[lang].get(key);
  if (kept) return kept;
  const text = Object.hasOwn(catalogue[lang], key) ? catalogue[lang][key] : undefined;
  if (text === undefined) return null;
  const made = new IntlMessageFormat(text, lang, undefined, { ignoreTag: true });
  compiled[lang].set(key, made);
  return made;
}

function unsaid(key: string, values: Readonly<Record<string, string | number | Held>>): Rich {
  const parts: (string | TimeToken)[] = [cleanText(key)];
  for (const [name, value] of Object.entries(values)) {
    parts.push(` ${cleanText(name)}=`, ...(value instanceof Held ? value.rich : [String(value)]));
  }
  return joined(parts);
}

/** Neighbouring strings made one. */
function joined(parts: Rich): Rich {
  const out: (string | TimeToken)[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (typeof part === 'string' && typeof last === 'string') out[out.length - 1] = last + part;
    else out.push(part);
  }
  return out;
}
