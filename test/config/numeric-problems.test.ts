import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { problemSay } from '../../src/config/problem.js';
import { sayText } from '../../src/text/say.js';
import { folderOf } from './folder.js';

const head = (id: string, kind: string) =>
  `- id: ${id}\n  kind: ${kind}\n  family: operations\n  title: { en: a, zh-CN: 甲 }\n`;
const T = `${head('t', 'threshold')}  match: m\n  levels: { red: 1 }\n`;
const LEVELS = '  levels: { yellow: 1 }\n';

function problemsOf(rules: string): readonly string[] {
  const loading = loadConfig(folderOf({ 'rules/a.yaml': rules }), () => undefined);
  if (loading.ok) return [];
  for (const one of loading.problems)
    expect(sayText('zh-CN', 'UTC', problemSay(one), 0)).not.toMatch(/config\.|\{[a-z]+\}/i);
  return loading.problems.map((one) => sayText('en', 'UTC', problemSay(one), 0));
}

describe('what is wrong with rules that put figures together is told', () => {
  test.each<[string, string, RegExp]>([
    ['missing after no time', `${T}  missing: { after: 0s, then: clear }\n`, /a\.yaml:7:\d+ Nothing can be missing/],
    [
      'an unknown word',
      `${T}  missing: { after: 1m, then: zero }\n`,
      /“zero” is not one of the words.*hold, clear, blue/,
    ],
    [
      'missing of an absence',
      `${head('a', 'absence')}  match: m\n  levels: { red: 1m }\n  missing: { after: 1m, then: clear }\n`,
      /watches for silence by itself/,
    ],
    [
      'missing of a composite',
      `${T}${head('c', 'composite')}  when: t\n  missing: { after: 1m, then: clear }\n`,
      /hears other rules, not signals/,
    ],
    [
      'levels the wrong way round: change',
      `${head('c', 'change')}  match: m\n  levels: { yellow: 30%, red: 20% }\n`,
      /red is reached before yellow.*higher/,
    ],
    [
      'levels the wrong way round: index',
      `${head('i', 'index')}  inputs: [{ signal: a, weight: 1, worst: 0, best: 9 }]\n  levels: { yellow: 40, orange: 60 }\n`,
      /orange is reached before yellow.*lower/,
    ],
    [
      'levels the wrong way round: expiry',
      `${head('e', 'expiry')}  match: m\n  levels: { blue: 7d, yellow: 30d }\n`,
      /yellow is reached before blue.*lower/,
    ],
    [
      'levels the wrong way round: ratio below',
      `${head('r', 'ratio')}  numerator: a\n  denominator: b\n  direction: below\n  levels: { yellow: 1, red: 2 }\n`,
      /red is reached before yellow.*lower/,
    ],
    [
      'no level at all',
      `${head('e', 'expiry')}  match: m\n  levels: {}\n`,
      /Nothing can ever trigger the rule “e”.*at least one level/,
    ],
    ['no signal', `${head('c', 'concentration')}  match: []\n  of: supplier\n${LEVELS}`, /Nothing can ever trigger/],
    [
      'one signal twice',
      `${head('r', 'ratio')}  numerator: a\n  denominator: a\n${LEVELS}`,
      /both “a”: that is always 1/,
    ],
    [
      'no window',
      `${head('r', 'ratio')}  numerator: a\n  denominator: b\n  window: 0s\n${LEVELS}`,
      /A window of no length/,
    ],
    [
      'more shows needed than kept',
      `${head('c', 'change')}  match: m\n  shows: { most: 4, least: 5 }\n${LEVELS}`,
      /needs 5 earlier shows and keeps at most 4/,
    ],
    [
      'a fall of more than all: the per cent sign left out',
      `${head('c', 'change')}  match: m\n  direction: down\n  levels: { yellow: 30, orange: 50 }\n`,
      /falls by 3,000%.*30%/,
    ],
    [
      'the same in a case of its own',
      `${head('c', 'change')}  match: m\n  direction: down\n${LEVELS}  elastic: [{ name: p, when: { promotion: true }, levels: { yellow: 40 } }]\n`,
      /falls by 4,000%.*40%/,
    ],
    [
      'two dates',
      `${head('e', 'expiry')}  match: m\n  date: { field: a, label: b }\n  levels: { blue: 7d }\n`,
      /in a field and in a label/,
    ],
    [
      'shares by what parts the totals',
      `${head('c', 'concentration')}  match: m\n  of: supplier\n  by: [supplier]\n  levels: { yellow: 30% }\n`,
      /each would carry all of it/,
    ],
    [
      'a share over all',
      `${head('c', 'concentration')}  match: m\n  of: supplier\n  levels: { yellow: 300% }\n`,
      /share|between 0/i,
    ],
    ['no scale', `${head('i', 'index')}  inputs: [{ signal: a, weight: 1 }]\n${LEVELS}`, /What “a” scores is not said/],
    [
      'two scales',
      `${head('i', 'index')}  inputs: [{ signal: a, weight: 1, worst: 0, best: 1, words: { a: 1 } }]\n${LEVELS}`,
      /more than one way/,
    ],
    [
      'a flat scale',
      `${head('i', 'index')}  inputs: [{ signal: a, weight: 1, worst: 1, best: 1 }]\n${LEVELS}`,
      /What “a” scores is not said/,
    ],
    [
      'steps without an end',
      `${head('i', 'index')}  inputs: [{ signal: a, weight: 1, steps: [{ up_to: 1, score: 5 }] }]\n${LEVELS}`,
      /beyond its last step/,
    ],
    [
      'steps out of order',
      `${head('i', 'index')}  inputs: [{ signal: a, weight: 1, beyond: 0, steps: [{ up_to: 2, score: 5 }, { up_to: 1, score: 9 }] }]\n${LEVELS}`,
      /not above the one before/,
    ],
    [
      'weighed twice',
      `${head('i', 'index')}  inputs: [{ signal: a, weight: 1, worst: 0, best: 1 }, { signal: a, weight: 2, worst: 0, best: 1 }]\n${LEVELS}`,
      /“a” is weighed twice/,
    ],
    [
      'an unknown currency',
      `${head('s', 'stale-stock')}  sales: a\n  stock: b\n  currency: RMB\n  levels: { blue: 30d }\n`,
      /RMB/,
    ],
    [
      'an unknown rule',
      `${T}${head('c', 'composite')}  when: { all: [t, tt1] }\n`,
      /There is no rule “tt1”\. Did you mean “t”|There is no rule “tt1”/,
    ],
    [
      'a circle',
      `${T}${head('a', 'composite')}  when: { any: [t, b] }\n${head('b', 'composite')}  when: { all: [a] }\n`,
      /circle: a → b → a/,
    ],
    ['itself', `${T}${head('a', 'composite')}  when: { any: [t, a] }\n`, /circle: a → a/],
    ['holds of nothing', `${T}${head('a', 'composite')}  when: { not: t }\n`, /holds where no rule has found anything/],
    ['evidence nobody hears', `${T}  evidence_only: true\n`, /no composite hears it/],
  ])('%s', (_name, rules, expected) => {
    expect(problemsOf(rules).join('\n')).toMatch(expected);
  });

  test('what is right is taken', () => {
    const evidence = `${T}  evidence_only: true\n  missing: { after: 1m, then: hold }\n`;
    const once = `${head('e', 'expiry')}  match: m\n  levels: {}\n  expired: orange\n`;
    expect(
      problemsOf(`${evidence}${once}${head('c', 'composite')}  when: { all: [{ rule: t, from: red }, not: e] }\n`),
    ).toEqual([]);
  });
});
