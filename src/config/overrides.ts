import type { Placed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import type { RuleEntry } from './schema/rule.js';
import { didYouMean } from './zod-problems.js';

/**
 * A rule that says `overrides: true` stands in place of the one that has the same id, wherever either is written. Two of
 * an id that do not say so are left as they are: they are told of as doubles.
 */
export function overridden(rules: readonly Placed<RuleEntry>[]): {
  readonly rules: readonly Placed<RuleEntry>[];
  readonly problems: readonly ConfigProblem[];
} {
  const base = rules.filter(({ entry }) => !entry.overrides);
  const ids = base.map(({ entry }) => entry.id);
  const problems: ConfigProblem[] = [];
  const over = new Map<string, Placed<RuleEntry>>();
  const doubles: Placed<RuleEntry>[] = [];
  for (const one of rules) {
    const { id, overrides } = one.entry;
    if (!overrides) continue;
    if (!ids.includes(id)) {
      const say = { key: 'reload.overrides-nothing', params: { rule: id } };
      problems.push(one.file.problem([...one.path, 'overrides'], say, didYouMean(id, ids)));
    } else if (over.has(id)) doubles.push(one);
    else over.set(id, one);
  }
  return { rules: [...base.map((one) => over.get(one.entry.id) ?? one), ...doubles], problems };
}
