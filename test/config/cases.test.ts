import { describe, expect, test } from 'vitest';
import { loadCases } from '../../src/config/cases/load-cases.js';
import { loadConfig } from '../../src/config/load.js';
import { Rulebook } from '../../src/domain/grade.js';
import { runCase } from '../../src/domain/trial/rule-case.js';
import { createLanguage } from '../../src/language/tools.js';

const loading = loadConfig('config', () => undefined);
if (!loading.ok) throw new Error(JSON.stringify(loading.problems, null, 2));
const { settings } = loading.config;
const { cases, problems } = loadCases(
  ['config/rules'],
  settings.rules.map(({ id }) => id),
);
const book = new Rulebook(settings, createLanguage());

describe('the cases beside the shipped rules', () => {
  test('can be read', () => {
    expect(problems).toEqual([]);
    expect(cases.length).toBeGreaterThan(0);
  });

  test.each(cases.map((one) => [`${one.rule.rule}: ${one.rule.title}`, one.rule] as const))('%s', (_title, one) => {
    expect(runCase(book, one)).toEqual([]);
  });
});
