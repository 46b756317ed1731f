import type { Action, ActionResult } from '../domain/action.js';
import { abilitiesOf, limitsOf } from '../domain/authority/abilities.js';
import { ROLES_ONLY } from '../domain/authority/ability.js';
import { chatName } from '../domain/channel.js';
import { HELD_MS, isDialogLine } from '../domain/held.js';
import { type Actor, accountKey, type Person } from '../domain/person.js';
import type { Say } from '../domain/text.js';
import { recordRefusal } from './authority.js';
import type { Turn } from './turn.js';

/** More lines than this wait for nobody: whoever has no end of accounts does not fill the disk. */
const MOST_HELD = 1_000;
/** Of one account: whoever presses on and on pushes out their own lines, and nobody else's. */
const MOST_OF_ONE = 20;

/** Keeps a command line under its code; those that are too late make room. */
export function holdLine(turn: Turn, action: Extract<Action, { on: 'hold' }>): ActionResult {
  const { code, line, account } = action;
  for (const [each, held] of turn.live.held) if (held.until <= turn.now) turn.putHeld(each, null);
  const theirs = [...turn.live.held.values()].filter((held) => accountKey(held.account) === accountKey(account));
  const [oldest] = theirs.length >= MOST_OF_ONE ? theirs.map((held) => held.code) : turn.live.held.keys();
  if ((theirs.length >= MOST_OF_ONE || turn.live.held.size >= MOST_HELD) && oldest !== undefined)
    turn.putHeld(oldest, null);
  turn.putHeld(code, { code, line, account, at: turn.now, until: turn.now + HELD_MS });
  return { result: 'done', said: { key: 'link.held' } };
}

/** The account a code was given to is the person's from now on; `line` is what that account had asked for. */
export function linkAccount(turn: Turn, action: Extract<Action, { on: 'link' }>, actor: Actor): ActionResult {
  const { code } = action;
  const held = turn.live.held.get(code);
  if (!held || held.until <= turn.now) return refused('link.no-code', { code });
  const person = turn.live.settings.people.find((each) => each.id === action.person);
  if (!person) return refused('link.no-person', { who: action.person });
  const owner = turn.live.personOf(held.account);
  const what = { platform: chatName(held.account.platform), account: held.account.name };
  if (owner && owner.id !== person.id) return refused('link.taken', { ...what, who: owner.name });
  if (!owner && linksAlone(turn, person, actor)) {
    const missing = { on: 'refused', what: 'link', ability: null, incident: null } as const;
    recordRefusal(turn, missing, actor);
    return refused('link.by-themselves', { who: person.name });
  }
  turn.putHeld(code, null);
  if (!owner) turn.putAccount(accountKey(held.account), person.id);
  const { platform, id, name } = held.account;
  turn.record('account-linked', { platform, account: id, name, person: person.id }, actor);
  turn.want({
    key: `word:link:${code}@dm:${accountKey(held.account)}`,
    kind: 'word',
    channel: `dm:${accountKey(held.account)}`,
    incident: null,
    priority: 3,
    body: { for: 'word', say: welcome(held.line, person.name), level: null },
  });
  return { result: 'done', said: { key: 'link.done', params: { ...what, who: person.name } }, held };
}

/**
 * Is it for themselves alone to link an account, because a role gives them more than any permission? Whoever did it for
 * them could hold that account, and approve their own requests by it. At the console sits who can write people.yaml.
 */
function linksAlone({ live }: Turn, person: Person, actor: Actor): boolean {
  if (actor.kind === 'bot' || actor.via === 'console' || actor.id === person.id) return false;
  const { settings, arrangements } = live;
  const whole = live.withAccounts(person);
  const may = abilitiesOf(whole, settings, arrangements.members);
  return (
    ROLES_ONLY.some((ability) => may.has(ability)) || limitsOf(whole, 'draw', settings, arrangements.members) !== null
  );
}

/** The line itself is nothing they typed where a button asks first. */
function welcome(line: string, who: string): Say {
  return isDialogLine(line)
    ? { key: 'link.welcome.dialog', params: { who } }
    : { key: 'link.welcome', params: { who, line } };
}

/** Takes an account away from the person it was linked to. Those of people.yaml are changed there. */
export function unlinkAccount(turn: Turn, action: Extract<Action, { on: 'unlink' }>, actor: Actor): ActionResult {
  const key = accountKey(action.account);
  const person = turn.live.accounts.get(key);
  const what = { platform: chatName(action.account.platform), account: action.account.id };
  const owner = turn.live.personOf(action.account);
  if (owner && owner.id !== person) return refused('link.fixed', { ...what, who: owner.name });
  if (person === undefined) return refused('link.not', what);
  turn.putAccount(key, null);
  turn.record('account-unlinked', { platform: action.account.platform, account: action.account.id, person }, actor);
  return { result: 'done', said: { key: 'link.undone', params: what } };
}

function refused(key: string, params: NonNullable<Say['params']>): ActionResult {
  return { result: 'refused', said: { key, params } };
}
