import { conditionHolds, membersOf } from '../domain/rules/composite.js';
import type { Placed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import type { RuleEntry } from './schema/rule.js';
import { didYouMean } from './zod-problems.js';

/** Composites of rules there are not, of themselves, or of nothing but what is not; and evidence that nobody hears. */
export function compositeProblems(
  { file, path, entry }: Placed<RuleEntry>,
  rules: readonly Placed<RuleEntry>[],
): readonly ConfigProblem[] {
  if (entry.kind !== 'composite') return unheard({ file, path, entry }, rules);
  const ids = rules.map((rule) => rule.entry.id);
  const members = membersOf(entry.when);
  const unknown = members.filter((id) => !ids.includes(id));
  if (unknown.length > 0)
    return unknown.map((id) =>
      file.problem([...path, 'when'], { key: 'config.unknown-rule', params: { rule: id } }, didYouMean(id, ids)),
    );
  const circle = circleFrom(entry.id, rules);
  if (circle)
    return [
      file.problem(
        [...path, 'when'],
        { key: 'config.rule-circle', params: { circle: circle.join(' → ') } },
        { key: 'config.mend.rule-circle' },
      ),
    ];
  if (!conditionHolds(entry.when, () => null)) return [];
  return [
    file.problem(
      [...path, 'when'],
      { key: 'config.holds-of-nothing', params: { rule: entry.id } },
      { key: 'config.mend.holds-of-nothing' },
    ),
  ];
}

function unheard(
  { file, path, entry }: Placed<RuleEntry>,
  rules: readonly Placed<RuleEntry>[],
): readonly ConfigProblem[] {
  if (!entry.evidence_only) return [];
  const heard = rules.some((rule) => rule.entry.kind === 'composite' && membersOf(rule.entry.when).includes(entry.id));
  if (heard) return [];
  const say = { key: 'config.evidence-unheard', params: { rule: entry.id } };
  return [file.problem([...path, 'evidence_only'], say, { key: 'config.mend.evidence-unheard' })];
}

/** The way from a composite through its members back to itself: `a`, `b`, `a`; null where there is none. */
function circleFrom(id: string, rules: readonly Placed<RuleEntry>[]): readonly string[] | null {
  const membersById = new Map<string, readonly string[]>();
  for (const { entry } of rules) if (entry.kind === 'composite') membersById.set(entry.id, membersOf(entry.when));
  const seen = new Set<string>();
  const walk = (at: string, way: readonly string[]): readonly string[] | null => {
    for (const member of membersById.get(at) ?? []) {
      if (member === id) return [...way, member];
      if (seen.has(member)) continue;
      seen.add(member);
      const found = walk(member, [...way, member]);
      if (found) return found;
    }
    return null;
  };
  return walk(id, [id]);
}
