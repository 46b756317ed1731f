import type { Person } from '../../domain/person.js';
import { nearest, plainWord } from './nearest.js';

interface Known {
  readonly people: readonly Person[];
  /** Who is typing; null where nobody knows. */
  readonly me: Person | null;
}

/** `@li`, `li`, `@Li Wei`, `@me`, `@我` → the person, by id, or by a name that is nobody else's. */
export function findPerson(typed: string, known: Known): Person | null {
  const word = bare(typed);
  if (word === 'me' || word === '我') return known.me;
  // As the chats write a mention: `<@U0123|maya>`, `<@!8035…>`.
  const account = /^<@!?(\w+)(?:\|[^>]*)?>$/u.exec(typed)?.[1];
  if (account) return known.people.find((person) => person.accounts.some(({ id }) => id === account)) ?? null;
  const byId = known.people.find((person) => plainWord(person.id) === word);
  if (byId) return byId;
  // Of two people of one name neither is meant more than the other.
  const [only, ...others] = known.people.filter((person) => plainWord(person.name) === word);
  return others.length === 0 ? (only ?? null) : null;
}

/** `@li, @na`: the ids of several people who have the name that was typed; null: it is not the name of several. */
export function namesakes(typed: string, known: Known): string | null {
  const word = bare(typed);
  const all = known.people.filter((person) => plainWord(person.name) === word);
  return all.length > 1 ? all.map(({ id }) => `@${id}`).join(', ') : null;
}

/** The person whose id or name is most like what was typed, as `@id`. */
export function nearestPerson(typed: string, known: Known): string | null {
  const word = bare(typed);
  for (const names of [known.people.map((person) => person.id), known.people.map((person) => person.name)]) {
    const near = nearest(word, names);
    const person = known.people.find((each) => each.id === near || each.name === near);
    if (near !== null && person) return `@${person.id}`;
  }
  return null;
}

function bare(typed: string): string {
  return plainWord(typed).replace(/^@/u, '');
}
