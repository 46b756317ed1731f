import type { Say, SayParam } from '../text.js';
import type { DutyContext } from './duty.js';
import type { DutyChange, Schedule } from './schedule.js';
import type { Stretch } from './stretch.js';

/** What arranging duty needs to know. */
export interface ArrangeContext {
  readonly now: number;
  /** Id of who asks. */
  readonly by: string;
  /** May they change the duty of others? */
  readonly others: boolean;
  readonly schedules: readonly Schedule[];
  /** `changes`: every one that is not over, whatever its state. */
  readonly duty: DutyContext;
  /** Ids of everybody there is. */
  readonly people: ReadonlySet<string>;
  nameOf(person: string): string;
  /** The id of the change; taken only where there comes to be one. */
  newId(): string;
}

export interface Refusal {
  readonly result: 'noop' | 'refused';
  readonly said: Say;
}

/** What comes of it. `change` is as it is from now on, `said` tells whoever asked. */
export type Arranged = { readonly result: 'done'; readonly said: Say; readonly change: DutyChange } | Refusal;

export type Params = Readonly<Record<string, SayParam>>;

export function refused(key: string, params: Params = {}): Refusal {
  return { result: 'refused', said: { key, params } };
}

export function noop(key: string, params: Params = {}): Refusal {
  return { result: 'noop', said: { key, params } };
}

/** Its name in the reader's language. */
export function scheduleWord({ name }: Pick<Schedule, 'name'>): SayParam {
  return { worded: name, labels: {} };
}

/** `{from}` and `{until}` of a sentence. */
export function stretchWords({ from, until }: Stretch) {
  return { from: { at: from }, until: { at: until } };
}
