import type { Finding } from '../finding.js';
import { type Level, rank } from '../level.js';
import type { Say } from '../text.js';

/** One time a condition was warned of: from the first level until it was over. */
export interface Episode {
  readonly from: number;
  /** null: it still held at the end. */
  readonly until: number | null;
  readonly highest: Level;
  /** Why, when it reached the highest level. */
  readonly reasons: readonly Say[];
}

/** What a trial said of one condition. */
export interface Recounted {
  readonly rule: string;
  readonly fingerprint: string;
  readonly newest: Finding;
  readonly episodes: readonly Episode[];
  /** Times it fired or cleared, and of these those that count as flapping: more than allowed within the window. */
  readonly changes: number;
  readonly flapped: number;
}

/** Findings in their order, told by condition; the gravest first, then the earliest. */
export function recount(
  findings: readonly Finding[],
  flap: { readonly changes: number; readonly withinMs: number },
): readonly Recounted[] {
  const byCondition = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = byCondition.get(finding.fingerprint);
    if (list) list.push(finding);
    else byCondition.set(finding.fingerprint, [finding]);
  }
  return [...byCondition.values()]
    .flatMap((list) => one(list, flap) ?? [])
    .sort((a, b) => rank(highestOf(b)) - rank(highestOf(a)) || (a.episodes[0]?.from ?? 0) - (b.episodes[0]?.from ?? 0));
}

function one(
  findings: readonly Finding[],
  flap: { readonly changes: number; readonly withinMs: number },
): Recounted | null {
  const newest = findings.at(-1);
  if (!newest) return null;
  const episodes: Episode[] = [];
  const changes: number[] = [];
  let open: Episode | undefined;
  for (const { level, at, reasons } of findings) {
    if (level === null) {
      if (!open) continue;
      changes.push(at);
      episodes.push({ ...open, until: at });
      open = undefined;
    } else if (!open) {
      changes.push(at);
      open = { from: at, until: null, highest: level, reasons };
    } else if (rank(level) > rank(open.highest)) {
      const { from, until }: Episode = open;
      open = { from, until, highest: level, reasons };
    }
  }
  if (open) episodes.push(open);
  if (episodes.length === 0) return null;
  const { rule, fingerprint } = newest;
  return { rule, fingerprint, newest, episodes, changes: changes.length, flapped: flapping(changes, flap) };
}

/** How many changes came while so many others lay within the window before them. */
function flapping(changes: readonly number[], flap: { readonly changes: number; readonly withinMs: number }): number {
  return changes.filter((at, i) => {
    const first = changes[i - flap.changes + 1];
    return first !== undefined && at - first < flap.withinMs;
  }).length;
}

function highestOf({ episodes }: Recounted): Level | null {
  return episodes.reduce<Level | null>((top, { highest }) => (rank(highest) > rank(top) ? highest : top), null);
}
