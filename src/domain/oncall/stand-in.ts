import type { DutyChange } from './schedule.js';
import type { Stretch } from './stretch.js';

/** Who is on duty once changes are laid over the rotation, and which of them hold. */
export interface StoodIn {
  readonly people: readonly string[];
  readonly changes: readonly string[];
}

/** Changes that stand on a schedule, in the order they are laid over each other: a later one is about what the earlier ones left. */
export function standingOn(schedule: string, changes: readonly DutyChange[]): readonly DutyChange[] {
  const standing = changes.filter((each) => each.state === 'standing' && each.schedule === schedule);
  return standing.length > 1 ? standing.toSorted((a, b) => a.at - b.at || numberOf(a) - numberOf(b)) : standing;
}

/** Lays standing changes over those the rotation has on duty at an instant; nobody is there twice. */
export function stoodIn(scheduled: readonly string[], standing: readonly DutyChange[], at: number): StoodIn {
  let people = scheduled;
  let held: readonly string[] = [];
  for (const change of standing) {
    const after = standIn(people, change, at);
    if (after === people) continue;
    held = change.instead === null ? [change.id] : [...held, change.id];
    people = after;
  }
  return { people, changes: held };
}

/** Instants at which a change begins or ends to hold. */
export function edgesOf({ from, until, back }: DutyChange): readonly number[] {
  return back ? [from, until, back.from, back.until] : [from, until];
}

/** The same list where the change has nothing to say. */
function standIn(people: readonly string[], change: DutyChange, at: number): readonly string[] {
  const { person, instead, back } = change;
  const there = within(change, at);
  if (instead === null) return there ? [person] : people;
  const given = there && people.includes(instead);
  const returned = back !== null && within(back, at) && people.includes(person);
  if (!given && !returned) return people;
  // At once, not one after the other: where both stretches meet, one of the two must not undo the other.
  const now = people.map((who) => (given && who === instead ? person : returned && who === person ? instead : who));
  return [...new Set(now)];
}

function within({ from, until }: Stretch, at: number): boolean {
  return from <= at && at < until;
}

/** `DUTY-7` → 7: changes of the same instant in the order they came. */
function numberOf({ id }: DutyChange): number {
  return Number(/\d+$/.exec(id)?.[0] ?? 0);
}
