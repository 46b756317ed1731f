import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config/load.js';
import { termListExample, termListSchema } from '../../src/config/schema/terms.js';
import { sayText } from '../../src/text/say.js';
import { folderOf } from './folder.js';

const LIST = readFileSync('config/terms/cn/rivals.yaml', 'utf8');
const rule = (lists: string) => `- id: speech
  kind: text
  family: strategy
  title: { en: said, zh-CN: 口播 }
  match: { names: ["speech.*"] }
  lists: ${lists}
`;

function problems(files: Readonly<Record<string, string>>): readonly string[] {
  const loading = loadConfig(folderOf(files), () => undefined);
  if (loading.ok) return [];
  return loading.problems.map(
    ({ file, line, say, mend }) => `${file}:${line} ${sayText('en', 'UTC', say, 0)} | ${sayText('en', 'UTC', mend, 0)}`,
  );
}

test('a rule names lists by id; without terms/ it may still write its own', () => {
  expect(problems({ 'rules/a.yaml': rule('[cn/rivals]'), 'terms/cn/rivals.yaml': LIST })).toEqual([]);
  const inline = rule('[{ id: own, level: yellow, title: { en: own, zh-CN: 自有 }, terms: [最好] }]');
  expect(problems({ 'rules/a.yaml': inline })).toEqual([]);
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  [
    'a list nobody keeps, with the one that was meant',
    { 'rules/a.yaml': rule('[cn/rival]'), 'terms/cn/rivals.yaml': LIST },
    /^rules\/a\.yaml:6 There is no list of terms “cn\/rival”\. \| Did you mean “cn\/rivals”\?/,
  ],
  [
    'a pattern that cannot be read',
    { 'terms/cn/rivals.yaml': LIST.replace('  - 秒杀同行\n', '  - { pattern: "秒杀(同行" }\n') },
    /^terms\/cn\/rivals\.yaml:\d+ The pattern cannot be read: “秒杀\(同行” opens a choice that is not closed\. \| A pattern knows \(a\|b\), a\?, \{n\}/,
  ],
  [
    'an entry with neither',
    { 'terms/cn/rivals.yaml': LIST.replace('  - 秒杀同行\n', '  - { evadable: true }\n') },
    /An entry needs either a term or a pattern/,
  ],
  [
    'a file whose place says something else',
    { 'terms/eu/rivals.yaml': LIST },
    /^terms\/eu\/rivals\.yaml:\d+ The list “cn\/rivals” stands in terms\/eu\/rivals\.yaml.* \| Keep it in terms\/cn\/rivals\.yaml/,
  ],
  ['a word that is no key', { 'terms/cn/rivals.yaml': `${LIST}excuse: [own]\n` }, /excuse.*excuses/],
])('%s', (_what, files, problem) => {
  const all = problems(files);
  expect(all).toHaveLength(1);
  expect(all[0]).toMatch(problem);
});

test('the example of a list is one', () => {
  expect(termListSchema.parse(parse(termListExample))).toMatchObject({ id: 'cn/absolute' });
});
