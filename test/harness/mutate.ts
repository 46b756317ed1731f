import { unsafeUniformIntDistribution, xoroshiro128plus } from 'pure-rand';

/** Dice that fall the same way for the same seed. */
export class Dice {
  readonly #generator;
  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** A whole number from 0 to below `n`. */
  below(n: number): number {
    return unsafeUniformIntDistribution(0, n - 1, this.#generator);
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }
}

const long = (n: number, word = 'x') => word.repeat(n);
const deep = (n: number) => `${'['.repeat(n)}${']'.repeat(n)}`;
/** Values that nobody expects, as JSON. */
const ODD = [
  'null',
  'true',
  '""',
  '[]',
  '{}',
  '0',
  '-0',
  '-1',
  '1e308',
  '1e400',
  '-1e400',
  '5e-324',
  '9007199254740993',
  '123456789012345678901234567890',
  '"1,250"',
  '"18%"',
  '"-1e9999"',
  '"NaN"',
  '1795262400',
  '1795262400000',
  '8640000000000001',
  '"2026-02-30T00:00:00Z"',
  '"9999-12-31T23:59:59Z"',
  '"0001-01-01T00:00:00Z"',
  '"\\ud800"',
  '"\\u0000"',
  '"\u202e\u2066\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u{e0041}"',
  '"\u0e33\u0301\u0301\u0301"',
  '"$.x{$.y}"',
  '"<@U1> @everyone"',
  `"${long(250)}"`,
  `"${long(20_000, '长')}"`,
  `"${long(9_999)}\\ud83d\\ude00"`,
  deep(20),
  deep(70),
  deep(3_000),
  `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`,
  `[${'1,'.repeat(2_000)}1]`,
  `{${Array.from({ length: 60 }, (_, i) => `"label${i}":"v${i}"`).join(',')}}`,
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  `{"${long(300)}":"x","":"y"}`,
];
const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'length',
  '',
  'id',
  'kind',
  'labels',
  'status',
  'value',
  '\u0000',
  long(500),
];
const TOKENS = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '\n',
  '\u0000',
  '\ufeff',
  '&',
  '=',
  '%',
  '%ff',
  '\ud800',
  '//',
  '\u2028',
];

/** Where a value of a JSON text begins, and where it ends; null where there is none after `from`. */
function valueSpan(text: string, from: number): [number, number] | null {
  const colon = text.indexOf(':', from);
  if (colon === -1) return null;
  const start = colon + 1;
  const end = /^\s*(?:"(?:[^"\\]|\\.)*"|[-\w.+]+|\[[^[\]]*\]|\{[^{}]*\}|[[{])/.exec(text.slice(start, start + 2_000));
  return end ? [start, start + end[0].length] : null;
}

type Mutation = (text: string, dice: Dice) => string;

const cutAt: Mutation = (text, dice) => text.slice(0, dice.below(text.length + 1));

const flipBit: Mutation = (text, dice) => {
  const bytes = Buffer.from(text);
  if (bytes.length === 0) return text;
  for (let n = dice.below(4); n >= 0; n--) {
    const place = dice.below(bytes.length);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << dice.below(8));
  }
  return bytes.toString('utf8');
};

const oddValue: Mutation = (text, dice) => {
  const span = valueSpan(text, dice.below(text.length + 1)) ?? valueSpan(text, 0);
  return span ? text.slice(0, span[0]) + dice.pick(ODD) + text.slice(span[1]) : dice.pick(ODD);
};

const otherName: Mutation = (text, dice) => {
  const names = [...text.matchAll(/"([^"\\]{1,60})"\s*:/g)];
  if (names.length === 0) return text;
  const { index, 0: whole } = dice.pick(names);
  return `${text.slice(0, index)}${JSON.stringify(dice.pick(NAMES))}:${text.slice(index + whole.length)}`;
};

const sameNameTwice: Mutation = (text, dice) => {
  const names = [...text.matchAll(/"([^"\\]{1,60})"\s*:/g)];
  if (names.length === 0) return `${text}${text}`;
  const { index, 0: whole } = dice.pick(names);
  return `${text.slice(0, index)}${whole}${dice.pick(ODD)},${text.slice(index)}`;
};

const nameGone: Mutation = (text, dice) => {
  const span = valueSpan(text, dice.below(text.length + 1));
  if (!span) return text;
  const name = /,?\s*"[^"\\]*"\s*:$/.exec(text.slice(0, span[0]));
  return name ? text.slice(0, name.index) + text.slice(span[1]) : text;
};

const token: Mutation = (text, dice) => {
  const place = dice.below(text.length + 1);
  return text.slice(0, place) + dice.pick(TOKENS) + text.slice(place);
};

const pieceTwice: Mutation = (text, dice) => {
  const from = dice.below(text.length + 1);
  const piece = text.slice(from, from + dice.below(200));
  return text.slice(0, from) + piece + text.slice(from);
};

const wrapped: Mutation = (text, dice) =>
  dice.pick([`[${text}]`, `[${text},${text}]`, `{"data":${text}}`, `"${text}"`, `${text}\n${text}`]);

/** A list in it becomes as long as a body may be. */
const swollen: Mutation = (text, dice) => {
  const lists = [...text.matchAll(/\[\s*(\{[^[\]]{1,600}\})/g)];
  if (lists.length === 0)
    return `[${Array.from({ length: Math.min(3_000, Math.floor(900_000 / (text.length + 1))) }, () => text).join(',')}]`;
  const { index, 1: item = '' } = dice.pick(lists);
  const many = Array.from({ length: Math.floor(900_000 / item.length) }, () => item).join(',');
  return `${text.slice(0, index)}[${many},${text.slice(index + 1)}`;
};

const MUTATIONS: readonly Mutation[] = [
  cutAt,
  flipBit,
  oddValue,
  oddValue,
  oddValue,
  otherName,
  sameNameTwice,
  nameGone,
  token,
  pieceTwice,
  wrapped,
];

/** A body with one to four things wrong in it; one in 2,000 is made as large as a body may be. */
export function mutated(text: string, dice: Dice): string {
  if (dice.below(2_000) === 0) return swollen(text, dice);
  let body = text;
  for (let n = dice.below(4); n >= 0; n--) body = dice.pick(MUTATIONS)(body, dice);
  return body.slice(0, 1_000_000);
}

const HEADER_VALUES = [
  '',
  'x',
  'null',
  '__proto__',
  'orders/create',
  'refunds/create',
  'issues',
  'push',
  'metric_alert',
  long(900),
  '%',
  '%zz',
  '2026',
  '1795262400',
  '\u00ff',
  '{}',
  'a/b/c',
];

/** Headers of which one may be gone or another. */
export function mutatedHeaders(headers: Readonly<Record<string, string>>, dice: Dice): Record<string, string> {
  const copy = { ...headers };
  const names = Object.keys(copy);
  if (names.length === 0 || dice.below(4) > 0) return copy;
  const name = dice.pick(names);
  if (dice.below(3) === 0) delete copy[name];
  else copy[name] = dice.pick(HEADER_VALUES);
  return copy;
}

/** A content type, mostly the right one. */
export function mutatedType(type: string, dice: Dice): string {
  if (dice.below(10) > 0) return type;
  return dice.pick([
    'application/json',
    'application/x-ndjson',
    'application/x-www-form-urlencoded',
    'text/plain',
    'application/cloudevents+json',
    'application/cloudevents-batch+json',
    'application/octet-stream',
    'application/json; charset=gbk',
    'x',
    '',
  ]);
}
