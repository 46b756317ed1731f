import type { Called, Caller } from './escalation/called.js';
import type { IncidentEvent } from './events.js';
import type { Outcome, PolicyStep, State } from './incident.js';
import type { Level } from './level.js';
import type { Say, SayParam } from './text.js';

/** What a transition needs to know besides the incident. */
export interface TransitionContext {
  readonly now: number;
  /** Id of the person who asks. */
  readonly by: string;
  readonly ackMs: (level: Level) => number;
  readonly policy: (level: Level) => readonly PolicyStep[];
  /** Person id → name; undefined for somebody nobody knows. */
  readonly nameOf: (id: string) => string | undefined;
  /** Whom a call at a level comes to now. Asked once for each call that is made. */
  readonly called: (caller: Caller, level: Level, why: string) => Called;
}

/** The decision on an action: `done` with what happened, or nothing with the reason. */
export type Decision =
  | { readonly result: 'done'; readonly events: readonly IncidentEvent[]; readonly said: Say }
  | { readonly result: 'noop'; readonly said: Say }
  | { readonly result: 'refused'; readonly said: Say };

export function done(events: readonly IncidentEvent[], key: string, params: Say['params']): Decision {
  return { result: 'done', events, said: { key, params: params ?? {} } };
}
export function noop(key: string, params: Say['params']): Extract<Decision, { result: 'noop' }> {
  return { result: 'noop', said: { key, params: params ?? {} } };
}
export function refused(key: string, params: Say['params']): Decision {
  return { result: 'refused', said: { key, params: params ?? {} } };
}

/** Somebody was faster; what they wrote is kept all the same. */
export function unlessNoted(text: string, late: Extract<Decision, { result: 'noop' }>): Decision {
  if (text === '') return late;
  return done([{ type: 'noted', text }], 'incident.late.noted', { late: { say: late.said } });
}

/** `Li Na, Wang Wei, night-shift`, joined as the reader's language does; null for nobody. */
export function names(all: readonly string[]): SayParam | null {
  const [first, ...others] = all;
  if (first === undefined) return null;
  return others.reduce<SayParam>((a, b) => ({ say: { key: 'join', params: { a, b } } }), first);
}

/** The word for a state, said in the reader's language. */
export function stateSay(state: State): { readonly say: Say } {
  return { say: { key: `state.${state}` } };
}
export function outcomeSay(outcome: Outcome): { readonly say: Say } {
  return { say: { key: `outcome.${outcome}` } };
}
/** The word for a level, said in the reader's language. */
export function levelSay(level: Level): { readonly say: Say } {
  return { say: { key: `level.${level}` } };
}
