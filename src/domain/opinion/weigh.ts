import type { Clause } from './clauses.js';
import type { Mark } from './spotter.js';
import type { Theme } from './themes.js';

/** Something said for or against: above 0 praise, below 0 complaint. */
export interface Hit {
  readonly value: number;
  readonly theme: Theme | null;
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
}

/** How far before a word its denial may stand: Chinese in characters, English in letters. */
const REACH = { han: 8, latin: 22 } as const;
/** What is denied counts for less than what is said outright. */
const DENIED = { bad: 0.6, good: 0.9 } as const;
const HARDLY = { bad: 0.3, good: 0.6 } as const;
const VERY = 1.3;
const SLIGHTLY = { bad: 0.8, good: 0.6 } as const;
const SUPPOSED = 0.05;
const EXCLAIMED = 1.2;
/** A question mark alone: complaints are often put as questions, praise never is. */
const ASKED = { bad: 0.4, good: 0 } as const;
/** A turn that says something by itself. */
const ALONE = { irony: -0.6, rhetorical: -0.5 } as const;

/** What a clause says for and against; `topic`: what was spoken of before it and not judged yet. */
export function weigh(clause: Clause, text: string, topic: Theme | null): readonly Hit[] {
  const { marks, sentence } = clause;
  const has = (kind: Mark['entry']['kind']) => marks.some(({ entry }) => entry.kind === kind);
  // 怎么还没到 asks for no answer.
  const reproaches = marks.some(({ entry, from }) => entry.kind === 'bad' && text.startsWith('怎么', from));
  const rhetorical = reproaches || has('rhetorical');
  const asked = !rhetorical && (text[clause.to - 1] === '吗' || has('ask'));
  const doubted = !rhetorical && clause.asks;
  const ironic = has('irony');
  const hits: Hit[] = [];
  for (const [i, mark] of marks.entries()) {
    const { entry, from, to } = mark;
    if (entry.kind === 'irony' || entry.kind === 'rhetorical') {
      hits.push({ value: ALONE[entry.kind], theme: null, sentence, from, to });
      continue;
    }
    if (entry.kind !== 'good' && entry.kind !== 'bad') continue;
    if (isOnlyStress(marks, i, hits.at(-1))) continue;
    const own = entry.kind;
    const { value: turnedTo, factor } = turns(marks, i, own, text);
    let value = (turnedTo === 'good' ? 1 : -1) * entry.weight * factor;
    if (asked) value = 0;
    else if (doubted) value *= ASKED[turnedTo];
    if (marks.slice(0, i).some((before) => before.entry.kind === 'suppose')) value *= SUPPOSED;
    if (ironic && value > 0) value *= -0.8;
    if (clause.exclaims) value *= EXCLAIMED;
    if (value !== 0) hits.push({ value, theme: themeOf(marks, i, topic), sentence, from, to });
  }
  return hits;
}

// 好慢 is slow, and 色差太大 no matter of size.
function isOnlyStress(marks: readonly Mark[], i: number, before: Hit | undefined): boolean {
  const mark = marks[i];
  const next = marks[i + 1];
  if (!mark) return false;
  if (mark.entry.kind === 'good' && mark.to - mark.from === 1 && next?.from === mark.to)
    return next.entry.kind === 'bad';
  return mark.entry.weak && before !== undefined && before.value < 0 && mark.from - before.to <= 1;
}

function turns(
  marks: readonly Mark[],
  i: number,
  own: 'good' | 'bad',
  text: string,
): { readonly value: 'good' | 'bad'; readonly factor: number } {
  const at = marks[i]?.from ?? 0;
  const reach = text.charCodeAt(at) > 0x2e80 ? REACH.han : REACH.latin;
  let value = own;
  let factor = 1;
  let edge = at;
  for (let k = i - 1; k >= 0; k--) {
    const mark = marks[k];
    if (!mark) break;
    const { kind } = mark.entry;
    // A denial is spent on the first thing it denies.
    if (kind === 'good' || kind === 'bad' || edge - mark.to > reach) break;
    if (kind === 'not' || kind === 'hardly') {
      factor *= (kind === 'not' ? DENIED : HARDLY)[value];
      value = value === 'good' ? 'bad' : 'good';
      edge = mark.from;
    } else if (kind === 'very' && edge - mark.to <= 2) factor *= VERY;
    else if (kind === 'slightly' && edge - mark.to <= 2) factor *= SLIGHTLY[value];
    if (kind === 'very' || kind === 'slightly') edge = mark.from;
  }
  return { value, factor };
}

function themeOf(marks: readonly Mark[], i: number, topic: Theme | null): Theme | null {
  const { entry } = marks[i] ?? {};
  if (!entry) return null;
  if (entry.theme !== null && !entry.weak) return entry.theme;
  const named = marks.slice(0, i).findLast((mark) => mark.entry.kind === 'name') ?? null;
  if (named) return named.entry.theme;
  if (entry.theme !== null) return entry.theme;
  const after = marks[i + 1]?.entry.kind === 'name' ? marks[i + 1] : undefined;
  return after?.entry.theme ?? topic;
}
