import type { Level } from '../level.js';
import type { ContactWay, Person } from '../person.js';
import type { PendingContact } from './contact.js';
import { quietUntil } from './quiet-hours.js';

/** Chats in which somebody can be written to directly. */
export const DIRECT_CHATS: readonly string[] = ['slack', 'discord'];
/** The way of a call in the channel that quiet hours put off. */
export const MENTION = 'mention';

/** Under what circumstances somebody is called. */
export interface Called {
  readonly level: Level;
  /** ms since the epoch */
  readonly at: number;
  /** They are called because they are on duty. */
  readonly onDuty: boolean;
  /** The step says that quiet hours hold nobody back. */
  readonly loud: boolean;
  /** Index of the step; null: a person or a missed clock calls. */
  readonly step: number | null;
  /** By which target they were found (`schedule:ops`), and what else was said of it: told them in every way. */
  readonly by?: string;
  readonly why?: string;
  /** IANA zone of the house, for who has none of their own. */
  readonly zone: string;
}

export interface Ways {
  /** They are mentioned in the channel now; false: that comes at the end of their quiet hours, as `mention` among `pending`. */
  readonly mention: boolean;
  /** Oldest first. */
  readonly pending: readonly PendingContact[];
}

/**
 * How a person, with the accounts they have now, is called: in which ways, and when. Quiet hours put off whatever falls into
 * them, and what comes after it by as much; they lose nothing and change no order.
 */
export function waysFor(person: Person, called: Called): Ways {
  const { at } = called;
  const waking = awake(person, called);
  let late = (waking(at) ?? at) - at;
  const mention = late === 0;
  const pending: PendingContact[] = mention ? [] : [contact(person, called, MENTION, at + late)];
  for (const { by, afterMs } of [...waysOf(person)].sort((a, b) => a.afterMs - b.afterMs)) {
    const due = at + afterMs + late;
    late += (waking(due) ?? due) - due;
    pending.push(contact(person, called, by, at + afterMs + late));
  }
  return { mention, pending };
}

function contact({ id }: Person, { step, by, why }: Called, way: string, at: number): PendingContact {
  return { person: id, way, at, step, ...(by !== undefined && { by }), ...(why && { why }) };
}

/** Who of those called is mentioned in the channel at once: whom no quiet hours put off. */
export function mentionedNow(people: readonly string[], ways: readonly PendingContact[] = []): readonly string[] {
  const later = new Set(ways.filter(({ way }) => way === MENTION).map(({ person }) => person));
  return people.filter((id) => !later.has(id));
}

/** The ways somebody chose, else a direct message in each chat they have an account in. */
export function waysOf({ ways, accounts }: Pick<Person, 'ways' | 'accounts'>): readonly ContactWay[] {
  if (ways) return ways;
  const chats = DIRECT_CHATS.filter((chat) => accounts.some(({ platform }) => platform === chat));
  return chats.map((by) => ({ by, afterMs: 0 }));
}

/** When they may be called that should not be at an instant; null: they may be. */
function awake(person: Person, { level, onDuty, loud, zone }: Called): (at: number) => number | null {
  const { quiet } = person;
  if (!quiet || level === 'red' || onDuty || loud) return () => null;
  return (at) => quietUntil(quiet, at, person.zone ?? zone);
}
