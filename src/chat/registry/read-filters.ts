import type { State } from '../../domain/incident.js';
import type { Level } from '../../domain/level.js';
import type { Matcher } from '../../domain/matcher.js';
import { plainWord } from './nearest.js';
import type { ParseContext } from './parse-context.js';
import { findPerson } from './people.js';
import { readMatcher } from './read-matcher.js';
import type { Token } from './tokens.js';
import type { Filters } from './values.js';
import { levelsOf, stateOf } from './words.js';

interface Reading {
  readonly levels: Level[];
  readonly states: State[];
  readonly match: Matcher[];
  owner: string | null;
}

/**
 * Reads words to narrow by from the start of `tokens`: levels (`red`, `orange+`), states, `@who`, `label=value`, the
 * ids of known shows and their categories. `loose`: any other word is taken as a region; else reading stops there.
 */
export function readFilters(
  tokens: readonly Token[],
  context: ParseContext,
  loose: boolean,
): { readonly took: number; readonly filters: Filters } {
  const reading: Reading = { levels: [], states: [], match: [], owner: null };
  let took = 0;
  for (const token of tokens) {
    if (!readOne(token, reading, context) && !(loose && readRegion(token, reading))) break;
    took++;
  }
  return { took, filters: reading };
}

function readOne(token: Token, into: Reading, context: ParseContext): boolean {
  const levels = token.quoted ? null : levelsOf(token.text);
  if (levels) {
    into.levels.push(...levels);
    return true;
  }
  const state = token.quoted ? null : stateOf(token.text);
  if (state) {
    into.states.push(state);
    return true;
  }
  if (/^[@＠]/u.test(token.text)) {
    const person = findPerson(token.text, context);
    if (person) into.owner = person.id;
    return person !== null;
  }
  const matcher = readMatcher(token);
  if (matcher !== null) return typeof matcher !== 'string' && readNamed(matcher, into, context);
  return readShow(token, into, context);
}

/** `level=red,orange`, `state=open`, `owner=@who` are not labels. */
function readNamed(matcher: Matcher, into: Reading, context: ParseContext): boolean {
  const words = matcher.value.split(/[,，、|]/u).filter(Boolean);
  if (matcher.op === '=' && matcher.label === 'level') {
    const levels = words.map(levelsOf);
    for (const each of levels) into.levels.push(...(each ?? []));
    return levels.length > 0 && !levels.includes(null);
  }
  if (matcher.op === '=' && matcher.label === 'state') {
    const states = words.map(stateOf);
    for (const each of states) if (each) into.states.push(each);
    return states.length > 0 && !states.includes(null);
  }
  if (matcher.op === '=' && matcher.label === 'owner') {
    into.owner = findPerson(matcher.value, context)?.id ?? matcher.value;
    return true;
  }
  into.match.push(matcher);
  return true;
}

function readShow(token: Token, into: Reading, context: ParseContext): boolean {
  const word = plainWord(token.text);
  const byId = context.shows.shows.find((show) => plainWord(show.id) === word);
  const byCategory = context.shows.shows.find(
    (show) => show.category !== undefined && plainWord(show.category) === word,
  );
  if (byId) into.match.push({ label: 'show', op: '=', value: byId.id });
  else if (byCategory?.category) into.match.push({ label: 'category', op: '=', value: byCategory.category });
  return byId !== undefined || byCategory !== undefined;
}

function readRegion(token: Token, into: Reading): boolean {
  if (/^[@＠]/u.test(token.text) || (!token.quoted && readMatcher(token) !== null)) return false;
  into.match.push({ label: 'region', op: '=', value: token.text });
  return true;
}
