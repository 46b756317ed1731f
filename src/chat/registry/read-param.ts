import type { Labels } from '../../domain/signal.js';
import type { Say } from '../../domain/text.js';
import { sentence } from '../../text/catalogue.js';
import type { Param, ParamKind } from '../registry.js';
import { nearest, plainWord } from './nearest.js';
import type { ParseContext } from './parse-context.js';
import { findPerson, namesakes, nearestPerson } from './people.js';
import { parseRange } from './range.js';
import { readFilters } from './read-filters.js';
import { readMatcher } from './read-matcher.js';
import type { Token } from './tokens.js';
import type { ValueOf } from './values.js';
import { beginsSpan, parseSpan, parseTime } from './when.js';
import { incidentId, isAll, labelOf, levelOf } from './words.js';

/** The words left, as far as this parameter may take them; never empty. */
export interface Words {
  readonly line: string;
  readonly tokens: readonly [Token, ...Token[]];
}
export type Took<T> =
  | { readonly took: number; readonly value: T }
  /** Not what is wanted here. `meant`: it was meant to be, so an optional parameter is not passed over. */
  | { readonly miss: Say; readonly meant: boolean };
type Reader<T> = (words: Words, param: Param, context: ParseContext) => Took<T>;

const MAX_TIME_WORDS = 6;
/** `2026-11-21 20:00 to 2026-11-22 08:00`, and a word or two in between. */
const MAX_RANGE_WORDS = 8;

const readers: { readonly [K in ParamKind]: Reader<ValueOf[K]> } = {
  incident: ({ tokens: [first] }) => {
    const id = incidentId(first.text);
    return id === null ? miss(sentence('parse.incident', { typed: first.text })) : { took: 1, value: id };
  },
  incidents: (words, _param, context) => {
    const [first, ...others] = words.tokens;
    if (isAll(first.text)) {
      const { took, filters } = readFilters(others, context, false);
      return { took: took + 1, value: { all: filters } };
    }
    const ids: number[] = [];
    let took = 0;
    for (const token of words.tokens) {
      const parts = token.quoted ? [] : token.text.split(/[,，、]/u).filter(Boolean);
      const here = parts.map(incidentId).filter((id) => id !== null);
      if (parts.length === 0 || here.length < parts.length) break;
      for (const id of here) if (!ids.includes(id)) ids.push(id);
      took++;
    }
    return took === 0 ? miss(sentence('parse.incident', { typed: first.text })) : { took, value: { ids } };
  },
  person: ({ tokens: [first] }, param, context) => {
    const at = /^(?:[@＠]|<@)/u.test(first.text);
    // Where a name may be left out, only `@` tells it from the words that follow.
    const person = at || !param.optional ? findPerson(first.text, context) : null;
    if (person) return { took: 1, value: person };
    const several = namesakes(first.text, context);
    if (several)
      return miss(sentence('parse.person.several', { typed: first.text, ids: several }), at && !first.quoted);
    const near = nearestPerson(first.text, context);
    const said = near
      ? sentence('parse.person.near', { typed: first.text, near })
      : sentence('parse.person', { typed: first.text });
    // Quoted words are free words where they name nobody: a reason may begin with a name.
    return miss(said, at && !first.quoted);
  },
  level: ({ tokens: [first] }) => {
    const level = first.quoted ? null : levelOf(first.text);
    return level ? { took: 1, value: level } : miss(sentence('parse.level', { typed: first.text }));
  },
  filters: (words, _param, context) => {
    const { took, filters } = readFilters(words.tokens, context, true);
    const stuck = words.tokens[took];
    return stuck ? miss(sentence('parse.filter', { typed: stuck.text }), true) : { took, value: filters };
  },
  matchers: ({ tokens }) => {
    const matchers = [];
    for (const token of tokens) {
      const matcher = readMatcher(token);
      if (typeof matcher === 'string') return miss(sentence('parse.matcher', { typed: token.text }), true);
      if (matcher === null) break;
      matchers.push(matcher);
    }
    if (matchers.length > 0) return { took: matchers.length, value: matchers };
    return miss(sentence('parse.matcher', { typed: tokens[0].text }));
  },
  labels: ({ tokens }) => {
    const labels: Record<string, string> = {};
    let took = 0;
    for (const token of tokens) {
      const pair = labelPair(token);
      if (!pair) break;
      labels[pair.label] = pair.value;
      took++;
    }
    const value: Labels = labels;
    return took > 0 ? { took, value } : miss(sentence('parse.labels', { typed: tokens[0].text }));
  },
  duration: (words, _param, context) => {
    const read = longest(words, (text) => parseSpan(text, context.now, context.zone));
    if (read.value === null) {
      const [first, second] = words.tokens;
      const typed = second && beginsSpan(first.text) ? `${first.text} ${second.text}` : first.text;
      return miss(sentence('parse.duration', { typed }));
    }
    if (read.value === 'past') return miss(sentence('parse.past', { typed: read.text }), true);
    return { took: read.took, value: read.value };
  },
  range: (words, _param, context) => {
    const read = longest(words, (text) => parseRange(text, context.now, context.zone), MAX_RANGE_WORDS);
    if (read.value === null) return miss(sentence('parse.range', { typed: words.tokens[0].text }));
    if (read.value === 'past') return miss(sentence('parse.past', { typed: read.text }), true);
    return { took: read.took, value: read.value };
  },
  time: (words, _param, context) => {
    const read = longest(words, (text) => parseTime(text, context.now, context.zone));
    if (read.value === null) return miss(sentence('parse.time', { typed: words.tokens[0].text }));
    if (read.value === 'past') return miss(sentence('parse.past', { typed: read.text }), true);
    return { took: read.took, value: read.value.at };
  },
  choice: ({ tokens: [first] }, param) => {
    const choices = param.choices ?? [];
    const word = plainWord(first.text);
    const value = choices.find((choice) => choice === word) ?? param.also?.[word];
    if (value !== undefined && !first.quoted) return { took: 1, value };
    const near = nearest(first.text, choices);
    const params = { typed: first.text, choices: choices.join(' | ') };
    return miss(near ? sentence('parse.choice.near', { ...params, near }) : sentence('parse.choice', params));
  },
  word: ({ tokens: [first] }) => ({ took: 1, value: first.text }),
  number: ({ tokens: [first] }) => {
    const m = /^#?(\d{1,12})$/u.exec(plainWord(first.text));
    return m ? { took: 1, value: Number(m[1]) } : miss(sentence('parse.number', { typed: first.text }));
  },
  rest: ({ line, tokens }) => {
    const [first] = tokens;
    const last = tokens.at(-1) ?? first;
    const value = tokens.length === 1 ? first.text : line.slice(first.start, last.end);
    return { took: tokens.length, value };
  },
};

/** Reads what one parameter takes from the words left. */
export function readParam(param: Param, words: Words, context: ParseContext): Took<ValueOf[ParamKind]> {
  return readers[param.kind](words, param, context);
}

/** Is this word `key=value` with a plain key? */
export function labelPair(token: Token): { readonly label: string; readonly value: string } | null {
  const m = token.quoted ? null : /^([^\s=＝~!"“「]+)[=＝](.*)$/su.exec(token.text);
  if (!m) return null;
  const [, label = '', value = ''] = m;
  return { label: labelOf(label), value };
}

function miss(said: Say, meant = false): { readonly miss: Say; readonly meant: boolean } {
  return { miss: said, meant };
}

/** The most words from the start that read as something: `tomorrow 9:00` before `tomorrow`; quoted ones are no time. A time over is told as such. */
function longest<T>(
  { tokens }: Words,
  read: (text: string) => T | 'past' | null,
  most = MAX_TIME_WORDS,
): { readonly took: number; readonly text: string; readonly value: T | 'past' | null } {
  const words = tokens.findIndex((token, i) => i > 0 && token.quoted);
  const all = words < 0 ? tokens.length : words;
  for (let took = Math.min(most, all); took > 0; took--) {
    const text = tokens
      .slice(0, took)
      .map((token) => token.text)
      .join(' ');
    const value = read(text);
    if (value !== null) return { took, text, value };
  }
  return { took: 0, text: tokens[0].text, value: null };
}
