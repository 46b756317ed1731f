import { readEnv } from '../config/env.js';
import { type ConfigProblem, loadConfig } from '../config/load.js';
import type { Lang } from '../domain/text.js';
import { sentence } from '../text/catalogue.js';
import { sayText } from '../text/say.js';

/** Prints every problem of a configuration; the exit code. */
export function checkConfig(folder?: string): number {
  const env = readEnv();
  const lang = env.lang ?? 'en';
  const where = folder ?? env.configFolder;
  const loading = loadConfig(where, env.secret, lang);
  if (!loading.ok) {
    process.stderr.write(problemsText(where, loading.problems, lang));
    return 1;
  }
  const { settings, sources, checks, warnings, warningsAt } = loading.config;
  const all = [...warnings, ...warningsAt(Date.now())];
  process.stderr.write(all.map((w) => problemText(where, w, lang)).join(''));
  const counts = { folder: where, rules: settings.rules.length, checks: checks.length, sources: sources.length };
  process.stdout.write(`${sayText(lang, settings.zone, sentence('cli.config.ok', counts), 0)}\n`);
  return 0;
}

/** `config/rules/stock.yaml:12:5 levels.red: what is wrong`, and on the next line how to mend it. */
function problemText(folder: string, p: ConfigProblem, lang: Lang): string {
  const at = `${folder}/${p.file}:${p.line}:${p.column}`;
  const path = p.path === '' ? '' : `${p.path}: `;
  return `${at} ${path}${sayText(lang, 'utc', p.say, 0)}\n    ${sayText(lang, 'utc', p.mend, 0)}\n`;
}

/** All problems, and how many there are. */
export function problemsText(folder: string, problems: readonly ConfigProblem[], lang: Lang): string {
  const lines = problems.map((p) => problemText(folder, p, lang));
  const total = sayText(lang, 'utc', sentence('cli.config.problems', { n: problems.length, folder }), 0);
  return `${lines.join('')}${total}\n`;
}
