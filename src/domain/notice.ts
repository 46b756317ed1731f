import type { CallSaid } from './escalation/call-said.js';
import type { IncidentEvent } from './events.js';
import type { Level } from './level.js';
import type { Actor } from './person.js';
import type { Say } from './text.js';

export const NOTICE_KINDS = [
  'card', // an incident's card in a channel, edited in place for its whole life
  'line', // one line of history into the card's thread
  'call', // calls people to an incident: an escalation step
  'brief', // an update, for those who lead
  'digest', // the one card of a storm in a channel
  'word', // the bot speaks of itself: the auditor, the configuration
  'request', // what is asked of approvers, edited in place until it is answered
  'room', // an incident's own channel; its ref is that channel's id
  'group', // a group of a chat, kept equal to who is on duty; no message
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
export const NOTICE_STATES = ['waiting', 'shown', 'failed', 'dropped'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** What a kind needs to be rendered, beyond the incident as it is then. */
export type NoticeBody =
  | { readonly for: 'card' }
  | { readonly for: 'line'; readonly event: IncidentEvent; readonly actor: Actor; readonly at: number }
  | {
      readonly for: 'call';
      readonly people: readonly string[];
      /** Ids of groups called together. */
      readonly groups: readonly string[];
      readonly why: string;
      readonly step: number | null;
      readonly dueAt: number;
      /** Those of `people` who are called later, when their quiet hours end. */
      readonly later?: readonly string[];
      readonly said?: CallSaid;
    }
  /** Whoever acknowledged is asked whether they are still on it, before that ends at `until`. */
  | { readonly for: 'still'; readonly person: string; readonly until: number; readonly storm: boolean }
  /**
   * A person is called in a way of their own, or a step calls a webhook by itself (`person` null). `digest`: to a storm.
   * `by`, `why`: as of `PendingContact`.
   */
  | {
      readonly for: 'contact';
      readonly person: string | null;
      readonly way: string;
      readonly step: number | null;
      readonly by: string | null;
      readonly why: string;
      readonly dueAt: number;
      readonly digest: string | null;
      /** Target (`schedule:ops`) → its name for people; left out: of one asked for before there were names. */
      readonly names?: CallSaid['names'];
      /** Together with others: to these incidents. */
      readonly incidents?: readonly number[];
    }
  /** Somebody tries a way of theirs. */
  | { readonly for: 'try'; readonly person: string; readonly way: string }
  /** One call for all incidents of a storm that nobody answered, or, where there is no digest, for `incidents`. */
  | {
      readonly for: 'storm-call';
      readonly digest: string | null;
      readonly incidents?: readonly number[];
      readonly people: readonly string[];
      readonly groups: readonly string[];
      /** The same for all of them; left out: they differ. */
      readonly step?: number;
    }
  /** Whoever answers for a clock is reminded of it. `lateMs`: how long ago they should have been, where nothing ran then. */
  | {
      readonly for: 'nudge';
      readonly clock: string;
      readonly people: readonly string[];
      readonly share: number;
      readonly lateMs: number;
    }
  /** What an update said, by field. */
  | {
      readonly for: 'brief';
      readonly fields: Readonly<Record<string, string>>;
      readonly actor: Actor;
      readonly at: number;
    }
  /** The newest incidents of a storm, and how many there were in all. */
  | { readonly for: 'digest'; readonly since: number; readonly incidents: readonly number[]; readonly total: number }
  /** A request for approval; `calls`: ids of people called to it by itself, empty: nobody; null: whoever may approve, while it waits. */
  | { readonly for: 'request'; readonly request: string; readonly calls: readonly string[] | null }
  | { readonly for: 'word'; readonly say: Say; readonly level: Level | null }
  /** Somebody else is on duty: `before` and `people` are ids; `to`: who comes on and reads it, null: everybody. */
  | {
      readonly for: 'handoff';
      readonly schedule: string;
      readonly before: readonly string[];
      readonly people: readonly string[];
      readonly at: number;
      /** When it was, where it is told late; null: in time. */
      readonly lateSince: number | null;
      readonly to: string | null;
    }
  /** A swap that is asked for, and what became of it. */
  | { readonly for: 'swap'; readonly change: string }
  | { readonly for: 'group'; readonly group: string }
  /** The newest row of the history at the time it is sent. */
  | { readonly for: 'head' }
  | {
      readonly for: 'room';
      readonly people: readonly string[];
      readonly links: readonly { readonly title: string; readonly url: string }[];
    };

/**
 * An outbox row. `key` says what is to be seen where (`card:42@ops`); asking for it again with a
 * higher `wanted` edits what is there, so that several pending edits become one.
 */
export interface Notice {
  readonly key: string;
  readonly kind: NoticeKind;
  readonly channel: string;
  readonly incident: number | null;
  /** Rank of the level, 1…4; higher goes first. 0: can wait (history; a card of which nothing but figures has moved). */
  readonly priority: number;
  readonly body: NoticeBody;
  /** The revision the reader should see, and the one the reader sees. */
  readonly wanted: number;
  readonly shown: number | null;
  /** The chat service's own name of the message, once there is one. */
  readonly ref: string | null;
  readonly state: NoticeState;
  readonly attempts: number;
  readonly nextAt: number;
  /** Set before a send and cleared by its record. */
  readonly claimedAt: number | null;
  /** When the earliest send began of which nobody knows whether it arrived; null: none did since one last succeeded. */
  readonly uncertainAt: number | null;
  readonly error: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a decision asks to be seen. */
export type WantedNotice = Pick<Notice, 'key' | 'kind' | 'channel' | 'incident' | 'priority' | 'body' | 'wanted'>;

/**
 * What else a failure says: nothing (`notice`), that this kind of send is over its rate in the channel (`lane`), that the
 * channel takes nothing, or that the whole service (a workspace, a guild) does not.
 */
export type SendScope = 'notice' | 'lane' | 'channel' | 'service';

/** What came of a send, as data. */
export type SendResult =
  | { readonly kind: 'sent'; readonly ref: string }
  | {
      readonly kind: 'retry';
      /** What the service asks for, ms; null where it says nothing. */
      readonly afterMs: number | null;
      readonly why: string;
      readonly scope: SendScope;
      /** It may have arrived all the same: no answer came. */
      readonly uncertain: boolean;
    }
  /** Trying again is of no use until somebody mends something: `fix` tells what. */
  | { readonly kind: 'failed'; readonly why: string; readonly scope: SendScope; readonly fix: Say | null };

/** What became of a notice: of its send, or that nobody needs to see it any more. */
export type DeliveryResult = SendResult | { readonly kind: 'dropped'; readonly why: string };

export interface DeliveryRecord {
  readonly key: string;
  /** The revision that was rendered. */
  readonly rendered: number;
  readonly result: DeliveryResult;
  /** When to try again after a retry of the notice's own; where the place is at fault the notice keeps its turn. */
  readonly nextAt: number;
}

/** A channel nothing could be sent to, by itself or because all of its service took nothing. */
export interface BrokenChannel {
  readonly channel: string;
  /** Only incidents' own channels cannot be made near it. */
  readonly rooms: boolean;
  readonly scope: 'channel' | 'service';
  readonly why: string;
}
