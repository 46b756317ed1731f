import type { ApprovalAction } from './action-approval.js';
import type { DutyAction } from './action-duty.js';
import type { Ability } from './authority/ability.js';
import type { CheckSeen } from './check.js';
import type { Held, HeldAccount } from './held.js';
import type { Outcome } from './incident.js';
import type { Level } from './level.js';
import type { Matcher } from './matcher.js';
import type { MoneyAtRisk } from './money.js';
import type { Account } from './person.js';
import type { Show } from './show.js';
import type { Labels } from './signal.js';
import type { Lang, Say } from './text.js';

/** What a person asks of an incident: data, decided on by `transition`. */
export type IncidentAction =
  | { readonly do: 'acknowledge'; readonly note: string }
  /** Whoever acknowledged is still on it. */
  | { readonly do: 'still' }
  | { readonly do: 'unacknowledge'; readonly note: string }
  | { readonly do: 'own' }
  | { readonly do: 'assign'; readonly to: string; readonly role: string | null }
  /** `step`: the index of the step that is meant; where that has been taken, nothing is done. */
  | {
      readonly do: 'escalate';
      readonly to: string | null;
      readonly level: Level | null;
      readonly why: string;
      readonly step?: number;
    }
  | { readonly do: 'level'; readonly level: Level; readonly why: string }
  /** `message`: the chat message it is taken from, by its ref; it is added once. */
  | { readonly do: 'note'; readonly text: string; readonly message?: string }
  | { readonly do: 'snooze'; readonly until: number }
  | { readonly do: 'mitigate'; readonly note: string }
  | { readonly do: 'resolve'; readonly outcome: Outcome | null; readonly note: string }
  | { readonly do: 'reopen'; readonly why: string }
  | { readonly do: 'restrict'; readonly on: boolean }
  | { readonly do: 'close' }
  /** Content that stops a clock: `plan`, `update`, or a named one. Field → what was written; `money`: what it may cost. */
  | {
      readonly do: 'file';
      readonly what: string;
      readonly fields: Readonly<Record<string, string>>;
      readonly money?: MoneyAtRisk;
    };

/** Everything a person (or a button standing for a command) can ask for. */
export type Action =
  | DutyAction
  | ApprovalAction
  | { readonly on: 'incident'; readonly incident: number; readonly action: IncidentAction }
  /** Asked by the system that reported an alert, found by its source and these of its labels. */
  | { readonly on: 'reported'; readonly source: string; readonly labels: Labels; readonly action: IncidentAction }
  | { readonly on: 'merge'; readonly from: number; readonly into: number }
  | {
      readonly on: 'declare';
      readonly level: Level;
      readonly title: string;
      readonly labels: Labels;
      readonly drill?: boolean;
    }
  | { readonly on: 'silence'; readonly matchers: readonly Matcher[]; readonly until: number; readonly reason: string }
  | { readonly on: 'silence-end'; readonly id: string }
  | { readonly on: 'show-put'; readonly show: Show }
  | { readonly on: 'show-end'; readonly id: string }
  | { readonly on: 'show-start'; readonly id: string }
  | { readonly on: 'show-move'; readonly id: string; readonly start: number }
  | { readonly on: 'check-pause'; readonly check: string; readonly paused: boolean }
  | { readonly on: 'check-run'; readonly check: string }
  | { readonly on: 'inbox-replay'; readonly id: number }
  /** The files of the configuration are read again. */
  | { readonly on: 'config-reload' }
  /** The language the person is answered in; a channel's is in the configuration. */
  | { readonly on: 'lang'; readonly lang: Lang }
  /** A command line is kept: until its account is somebody's, or for a button that cannot carry it. */
  | { readonly on: 'hold'; readonly code: string; readonly line: string; readonly account: HeldAccount }
  /** The account that was given this code is the person's from now on. */
  | { readonly on: 'link'; readonly code: string; readonly person: string }
  /** Who is in groups of the chats now, as those say. */
  | {
      readonly on: 'members';
      readonly members: readonly { readonly group: string; readonly accounts: readonly string[] }[];
    }
  /** Somebody asked for what they may not: kept in the history. `what`: the command, or the action. */
  | {
      readonly on: 'refused';
      readonly what: string;
      readonly ability: Ability | null;
      readonly incident: number | null;
    }
  | { readonly on: 'unlink'; readonly account: Account }
  /** Whoever asks is called in each of their ways, as a test. */
  | { readonly on: 'call-test' }
  /** The button of `tocsin doctor` was pressed: its code goes into the history, where the doctor looks for it. */
  | { readonly on: 'return-path'; readonly code: string };

/** What such a press is called in the history. */
export const RETURN_PATH = 'return-path';

/** What became of an action. Only `done` changed anything. */
export type ActionResult =
  /** `held`: the line that waited for this. `seen`: what the check that was run brought. */
  | {
      readonly result: 'done';
      readonly said: Say;
      readonly incident?: number;
      readonly held?: Held;
      readonly seen?: CheckSeen;
    }
  /** Repeated or late: nothing changed and nothing is wrong. */
  | { readonly result: 'noop'; readonly said: Say; readonly incident?: number }
  /** Not possible; `said` gives why and what to do instead. */
  | { readonly result: 'refused'; readonly said: Say; readonly incident?: number };
