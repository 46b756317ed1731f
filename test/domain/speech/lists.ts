import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { termListSchema, toTermList } from '../../../src/config/schema/terms.js';
import { NO_LANGUAGE } from '../../../src/domain/language/tools.js';
import type { TermList } from '../../../src/domain/rule.js';
import { type Found, Scanner } from '../../../src/domain/speech/scanner.js';
import { createLanguage } from '../../../src/language/tools.js';

const folder = fileURLToPath(new URL('../../../config/terms/', import.meta.url));

/** The shipped lists. */
export const lists: readonly TermList[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => toTermList(termListSchema.parse(parse(readFileSync(folder + name, 'utf8')))));

export const language = createLanguage();

/** Names of brands that the sentences speak of. */
const names = ['顶级厨房', '第一品牌管家'];

export const plainly = { negations: [], exceptions: [], names, window: 12 } as const;
const scanner = new Scanner({ ...plainly, lists }, language);

/** All that is found in a sentence about goods of a category, in a market where the given law holds (all laws without). */
export function listen(says: string, category?: string, jurisdiction?: string): readonly Found[] {
  return scanner.scan(says, (list) => {
    if (jurisdiction !== undefined && list.jurisdiction !== jurisdiction) return false;
    if (list.categories.length > 0) return category !== undefined && list.categories.includes(category);
    return category === undefined || !list.except.includes(category);
  });
}

/** Without words and sounds, for what does without them. */
export function scannerOf(terms: readonly string[], more: Partial<TermList> = {}): Scanner {
  const plain = { pattern: false, sounds: false, initials: false, harmless: [] };
  const list: TermList = {
    id: 'x',
    level: 'yellow',
    title: { en: 'x', 'zh-CN': 'x' },
    jurisdiction: '',
    categories: [],
    except: [],
    excuses: [],
    terms: terms.map((written) => ({ written, ...plain })),
    ...more,
  };
  return new Scanner({ ...plainly, lists: [list] }, NO_LANGUAGE);
}
