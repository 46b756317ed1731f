import { loadCases, type PlacedCase } from '../config/cases/load-cases.js';
import { Rulebook } from '../domain/grade.js';
import type { Level } from '../domain/level.js';
import { type CaseFault, runCase } from '../domain/trial/rule-case.js';
import { createLanguage } from '../language/tools.js';
import { sentence } from '../text/catalogue.js';
import { joinedParam, levelWord } from '../text/sentences.js';
import { problemsText } from './check-config.js';
import { type CliHouse, loadHouse } from './house.js';

/**
 * Runs the cases written beside the rules, of the packs that are switched on too (`all`: of every pack there is); the
 * exit code: 0 where all went as expected.
 */
export async function rulesTest(folder?: string, packs: 'named' | 'all' = 'named'): Promise<number> {
  const house = loadHouse(folder, packs);
  if (!house) return 1;
  const { settings } = house.config;
  const ids = settings.rules.map(({ id }) => id);
  const { cases, problems } = loadCases(house.config.ruleFolders, ids);
  if (problems.length > 0) {
    process.stderr.write(problemsText('.', problems, house.lang));
    return 1;
  }
  const book = new Rulebook(settings, createLanguage());
  const failed = cases.filter((one) => report(house, one, runCase(book, one.rule).faults));
  const tried = new Set(cases.map((one) => one.rule.rule));
  const without = ids.filter((id) => !tried.has(id));
  const { stdout } = process;
  if (without.length > 0) {
    const params = { n: without.length, rules: joinedParam(without) ?? '', file: '*.tests.yaml' };
    stdout.write(`${house.say(sentence('trial.without', params))}\n`);
  }
  const counts = { cases: cases.length, rules: tried.size, failed: failed.length };
  stdout.write(`${house.say(sentence(failed.length > 0 ? 'trial.failed' : 'trial.passed', counts))}\n`);
  return failed.length > 0 ? 1 : 0;
}

function report(house: CliHouse, { file, line, rule }: PlacedCase, faults: readonly CaseFault[]): boolean {
  if (faults.length === 0) return false;
  const place = `${file}:${line}`;
  const lines = [house.say(sentence('trial.fault', { place, rule: rule.rule, title: rule.title }))];
  for (const fault of faults) {
    const common = { step: fault.step + 1, at: { ms: fault.at } };
    if (fault.expected !== undefined && fault.expected !== fault.found) {
      const params = { ...common, expected: word(fault.expected), found: word(fault.found) };
      lines.push(`    ${house.say(sentence('trial.fault.step', params))}`);
    }
    if (fault.expectedConditions !== undefined && fault.expectedConditions !== fault.conditions) {
      const params = { ...common, expected: fault.expectedConditions, found: fault.conditions };
      lines.push(`    ${house.say(sentence('trial.fault.conditions', params))}`);
    }
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  return true;
}

function word(level: Level | null) {
  return level === null ? 'none' : levelWord(level);
}
