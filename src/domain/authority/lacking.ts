import type { Person } from '../person.js';
import type { Say, SayParam } from '../text.js';
import type { Ability } from './ability.js';

/** More names than this help nobody to choose. */
const MOST_NAMED = 5;

/** What is told somebody who may not: what they lack, and who could do it for them. */
export function lackingSay(ability: Ability, who: readonly Person[]): Say {
  const what = { say: { key: `ability.${ability}` } };
  const [first, ...others] = who.slice(0, MOST_NAMED);
  if (!first) return { key: 'authority.nobody', params: { what, ability } };
  const names = others.reduce<SayParam>((a, { name: b }) => ({ say: { key: 'join', params: { a, b } } }), first.name);
  return { key: 'authority.refused', params: { what, names, more: Math.max(0, who.length - MOST_NAMED) } };
}

/** What is told somebody who is no longer in people.yaml, whatever they ask. */
export const NOT_IN_PEOPLE: Say = { key: 'authority.not-in-people' };
