import type { Parsed, Placed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import type { TermListEntry } from './schema/terms.js';
import { didYouMean } from './zod-problems.js';

/** Lists that rules name and nobody keeps, and files whose place does not say what they are. */
export function termProblems({ rules, terms, broken }: Parsed): readonly ConfigProblem[] {
  const known = terms.map((one) => one.entry.id);
  const unknown = rules.flatMap(({ file, path, entry }) => {
    if (entry.kind !== 'text') return [];
    return entry.lists.flatMap((list, i) => {
      if (typeof list !== 'string' || known.includes(list) || broken.has(list)) return [];
      const say = { key: 'config.unknown-term-list', params: { list } };
      return [file.problem([...path, 'lists', i], say, didYouMean(list, known))];
    });
  });
  return [...terms.flatMap(misplaced), ...unknown];
}

function misplaced({ file, entry }: Placed<TermListEntry>): readonly ConfigProblem[] {
  const belongs = entry.id.startsWith(`${entry.jurisdiction}/`);
  const at = file.name
    .replace(/\.ya?ml$/, '')
    .split('/')
    .slice(-2)
    .join('/');
  if (belongs && at === entry.id) return [];
  const say = { key: 'config.term-list-place', params: { id: entry.id, name: file.name } };
  const mend = {
    key: 'config.mend.term-list-place',
    params: { jurisdiction: entry.jurisdiction, name: entry.id.split('/').at(-1) ?? '' },
  };
  return [file.problem(['id'], say, mend)];
}
