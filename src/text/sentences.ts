import type { Level } from '../domain/level.js';
import { type MoneyAtRisk, total } from '../domain/money.js';
import type { Person } from '../domain/person.js';
import type { Labels } from '../domain/signal.js';
import type { Say, SayParam } from '../domain/text.js';
import { catalogue, sentence } from './catalogue.js';

/** Person id → name. */
export type NameOf = (id: string) => string;

/** The word for a level, to be put into a sentence. */
export function levelWord(level: Level): { readonly say: Say } {
  return { say: sentence(`level.${level}`) };
}

/** Several things in one place: `a, b`, `a、b`; null for none. */
export function joinedParam(items: readonly SayParam[]): SayParam | null {
  const [first, ...others] = items;
  if (first === undefined) return null;
  return others.reduce<SayParam>((a, b) => ({ say: sentence('join', { a, b }) }), first);
}

/** Names of people by id; an id nobody has stays as it is (a team, somebody who left). */
export function namer(people: readonly Person[]): (id: string) => string {
  const names = new Map(people.map((person) => [person.id, person.name]));
  // A system that acts is known by the name of its source.
  return (id) => names.get(id) ?? id.replace(/^source:/, '');
}

/** A figure in its unit: a ratio as per cent, times as durations, money as money, the rest as number and unit. */
export function figureParam(value: number, unit: string | undefined): SayParam {
  switch (unit) {
    case undefined:
    case '':
      return value;
    case 'once-in':
      return { say: { key: 'why.anomaly.once', params: { n: value } } };
    case 'ratio':
      return { ratio: value };
    case 'percent':
    case '%':
      return { ratio: value / 100 };
    case 'ms':
      return { ms: value };
    case 's':
    case 'seconds':
      return { ms: value * 1000 };
    case 'min':
    case 'minutes':
      return { ms: value * 60_000 };
    case 'h':
    case 'hours':
      return { ms: value * 3_600_000 };
    case 'd':
    case 'days':
      return { ms: value * 86_400_000 };
    default:
      return { say: sentence('figure', { value, unit }) };
  }
}

/** Direct and indirect loss and their sum. */
export function moneySay(money: MoneyAtRisk): Say {
  const { currency } = money;
  const sum = { minor: total(money), currency };
  if (money.indirect === 0 || money.direct === 0) return sentence('money.one', { sum });
  return sentence('money.both', {
    sum,
    direct: { minor: money.direct, currency },
    indirect: { minor: money.indirect, currency },
  });
}

/** Labels in the order they matter to a reader; at most six. */
const ORDER = ['show', 'sku', 'category', 'batch', 'supplier', 'region', 'warehouse', 'carrier', 'host', 'platform'];
const MOST = 6;
/** Labels for routing and grouping that tell a reader nothing the title does not. */
const INTERNAL: readonly string[] = ['family', 'topic', 'scene', 'alert', 'alertname', 'claim', 'list', 'theme'];

/** `show 618-1, region east`; null where there are no labels. */
export function labelsParam(labels: Labels): SayParam | null {
  const place = (label: string): number => (ORDER.includes(label) ? ORDER.indexOf(label) : ORDER.length);
  const shown = Object.entries(labels)
    .filter(([label, value]) => value !== '' && !INTERNAL.includes(label))
    .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
    .slice(0, MOST);
  return joinedParam(
    shown.map(([label, value]) => ({ say: sentence('label.pair', { label: labelWord(label), value }) })),
  );
}

/** A label's name in the reader's language, where it is one of the field's own. */
export function labelWord(label: string): SayParam {
  const key = `label.${label}`;
  return Object.hasOwn(catalogue.en, key) ? { say: { key } } : label;
}

/** A reason that is either a person's own words or the key of one of ours. */
export function reasonParam(why: string): SayParam {
  return why.startsWith('why.') && Object.hasOwn(catalogue.en, why) ? { say: { key: why } } : why;
}
