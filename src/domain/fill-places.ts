import { LANGS, type Lang, type Worded } from './text.js';

/** `{sku}`, or `{show|subject}`: the first of these that has a value. */
export const PLACE = /\{([A-Za-z_][\w.-]*(?:\|[A-Za-z_][\w.-]*)*)\}/g;

/** Text and, by turns, the names of the places in it: `Deliveries in `, `region`, ` are late`. */
type Pieces = readonly string[];
interface Prepared {
  readonly en: Pieces;
  readonly 'zh-CN': Pieces;
}
/** Titles are taken apart once; they live as long as their rule does. */
const prepared = new WeakMap<Worded, Prepared | null>();

function prepare(worded: Worded): Prepared | null {
  if (!LANGS.some((lang) => worded[lang].includes('{'))) return null;
  // A split by a pattern with one group gives text and group by turns.
  return { en: worded.en.split(PLACE), 'zh-CN': worded['zh-CN'].split(PLACE) };
}

/**
 * Words of the configuration with the `{label}` places filled that have a value (of `{show|subject}` the first that has
 * one); the others stay. What a sender wrote is no place, even where it looks like one: `{region}` in a value is kept from being filled by whoever shows it.
 * `named`: values that have a name in each language; they stand before those of `values`.
 */
export function fillPlaces(
  worded: Worded,
  values: Readonly<Record<string, string>>,
  named: Readonly<Record<string, Worded>> = {},
): Worded {
  let ready = prepared.get(worded);
  if (ready === undefined) {
    ready = prepare(worded);
    prepared.set(worded, ready);
  }
  if (ready === null) return worded;
  return { en: fill(ready.en, values, named, 'en'), 'zh-CN': fill(ready['zh-CN'], values, named, 'zh-CN') };
}

function fill(
  pieces: Pieces,
  values: Readonly<Record<string, string>>,
  named: Readonly<Record<string, Worded>>,
  lang: Lang,
): string {
  let text = pieces[0] ?? '';
  for (let i = 1; i < pieces.length; i += 2) {
    const name = pieces[i] ?? '';
    const value = named[name]?.[lang] ?? valueIn(name, values);
    text += value === undefined ? `{${name}}` : plain(value);
    text += pieces[i + 1] ?? '';
  }
  return text;
}

/** What stands in a place; undefined where none of its names has a value. */
export function valueIn(place: string, values: Readonly<Record<string, string>>): string | undefined {
  if (!place.includes('|')) return values[place];
  return place
    .split('|')
    .map((name) => values[name])
    .find((value) => value !== undefined && value !== '');
}

function plain(value: string): string {
  return value.includes('{') ? value.replace(PLACE, '{ $1}') : value;
}
