import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCases } from '../../src/config/cases/load-cases.js';
import { loadConfig } from '../../src/config/load.js';
import { Rulebook } from '../../src/domain/grade.js';
import { LANGS } from '../../src/domain/text.js';
import { runCase } from '../../src/domain/trial/rule-case.js';
import { createLanguage } from '../../src/language/tools.js';
import { sayText, wordedText } from '../../src/text/say.js';

const loading = loadConfig('config', () => undefined, null, 'all');
if (!loading.ok) throw new Error(JSON.stringify(loading.problems, null, 2));
const { settings, ruleFolders } = loading.config;
const { cases, problems } = loadCases(
  ruleFolders,
  settings.rules.map(({ id }) => id),
);
const book = new Rulebook(settings, createLanguage());

/** What is watched: the rows of the field's catalogue that a rule can answer. */
const WATCHED = [
  ...['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10', 'A11', 'A12', 'A20', 'A28'],
  ...['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B9', 'B10'],
  ...['C1', 'C2', 'C3', 'C5', 'C6', 'C9', 'C10', 'C11', 'D5', 'W'],
];
/** What a title or a reason would hold where something was not filled in. */
const UNFILLED = /why\.[a-z]|\{[A-Za-z]|undefined|\bNaN\b/;

describe('the cases beside the shipped rules, with every pack', () => {
  test('can be read, and stand beside the rule they are for', () => {
    expect(problems).toEqual([]);
    const strayed = cases.filter(
      ({ file, rule }) => !readFileSync(file.replace('.tests.', '.'), 'utf8').includes(`- id: ${rule.rule}\n`),
    );
    expect(strayed.map(({ file, rule }) => `${file} ${rule.rule}`)).toEqual([]);
  });

  test('every rule has two or more', () => {
    const few = settings.rules.filter(({ id }) => cases.filter(({ rule }) => rule.rule === id).length < 2);
    expect(few.map(({ id }) => id)).toEqual([]);
  });

  test('every row that is watched is covered by a rule, and no rule names a row there is not', () => {
    const covered = new Set(settings.rules.flatMap(({ covers }) => covers));
    expect(WATCHED.filter((row) => !covered.has(row))).toEqual([]);
    expect(settings.rules.filter(({ covers }) => covers.length === 0).map(({ id }) => id)).toEqual([]);
    expect([...covered].filter((row) => !WATCHED.includes(row) && row !== 'C7')).toEqual([]);
  });

  test.each(cases.map((one) => [`${one.rule.rule}: ${one.rule.title}`, one.rule] as const))('%s', (_title, one) => {
    const { faults, said } = runCase(book, one);
    expect(faults).toEqual([]);
    for (const { level, title, labels, reasons } of said)
      for (const lang of LANGS) {
        if (level !== null) expect(wordedText(title, lang, labels)).not.toMatch(/–|\{/);
        for (const reason of reasons) expect(sayText(lang, 'UTC', reason, one.start)).not.toMatch(UNFILLED);
      }
  });
});
