import type { Action, IncidentAction } from '../action.js';
import { type Level, rank } from '../level.js';
import { type Account, type Actor, accountKey, type Person } from '../person.js';
import { unreachable } from '../signal.js';
import type { Ability } from './ability.js';

/** Who asks, as they are known at this instant. */
export interface Standing {
  /** With all their accounts; null: they are not, or no longer, in people.yaml. */
  readonly person: Person | null;
  readonly abilities: ReadonlySet<Ability>;
  /** The level of the incident it is about; null: of none, or there is none such. */
  readonly level: Level | null;
}

/** Why it is not done. */
export interface Unauthorised {
  /** What they would have to be allowed; null: they are nobody we know. */
  readonly lacks: Ability | null;
}

/** May they? Asked in the turn that commits, whatever a button or a command has asked before. null: they may. */
export function authorise(action: Action, actor: Actor, { person, abilities, level }: Standing): Unauthorised | null {
  // The bot itself, and systems whose words are signed.
  if (actor.kind === 'bot') return null;
  // That somebody was refused is written whoever it was.
  if (action.on === 'refused') return null;
  if (!person) return { lacks: null };
  const needed = abilityFor(action, person, level);
  return abilities.has(needed) ? null : { lacks: needed };
}

/** What an action takes. Every action has its line here. */
export function abilityFor(action: Action, person: Person, level: Level | null): Ability {
  switch (action.on) {
    case 'incident':
    case 'reported':
      return abilityForIncident(action.action, level);
    case 'merge':
    case 'declare':
    case 'check-run':
      return 'handle';
    case 'silence':
    case 'silence-end':
      return 'silence';
    case 'show-put':
    case 'show-start':
    case 'show-end':
    case 'show-move':
      return 'shows';
    case 'draw':
    // Only by whoever asked, which the request knows.
    case 'request-withdraw':
      return 'request';
    case 'request-approve':
    case 'request-reject':
      return 'approve';
    case 'veto':
    case 'veto-lift':
      return 'veto';
    // Of what is others' it depends on the change itself: see domain/oncall/arrange.
    case 'duty':
      return action.ask.do === 'override' && action.ask.person !== person.id ? 'duty' : 'handle';
    case 'check-pause':
      return 'checks';
    case 'inbox-replay':
    case 'config-reload':
    // Only the chats say who is in their groups; no command asks for it.
    case 'members':
      return 'configure';
    // Their own language, and lines of their own that wait.
    case 'lang':
    case 'call-test':
    case 'hold':
    case 'return-path':
    case 'refused':
      return 'look';
    case 'link':
      return action.person === person.id ? 'look' : 'configure';
    case 'unlink':
      return isTheirs(person, action.account) ? 'look' : 'configure';
    default:
      return unreachable(action);
  }
}

function abilityForIncident(action: IncidentAction, level: Level | null): Ability {
  switch (action.do) {
    case 'acknowledge':
    case 'still':
    case 'unacknowledge':
      return 'acknowledge';
    case 'own':
    case 'assign':
    case 'escalate':
    case 'note':
    case 'snooze':
    case 'mitigate':
    case 'file':
    // Whoever handles it may take it up again; only ending it is for those who may.
    case 'reopen':
      return 'handle';
    case 'resolve':
    case 'close':
      return 'resolve';
    case 'restrict':
      return 'restricted';
    case 'level':
      return level !== null && rank(action.level) < rank(level) ? 'level-down' : 'handle';
    default:
      return unreachable(action);
  }
}

function isTheirs(person: Person, account: Account): boolean {
  return person.accounts.some((each) => accountKey(each) === accountKey(account));
}
