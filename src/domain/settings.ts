import type { Resource } from './authority/resource.js';
import type { Role } from './authority/role.js';
import type { Channel, MentionGroup, Workspace } from './channel.js';
import type { Policy } from './escalation/policy.js';
import type { OutgoingWebhook } from './escalation/webhook.js';
import type { PolicyStep } from './incident.js';
import type { Level } from './level.js';
import type { Matcher } from './matcher.js';
import type { Schedule } from './oncall/schedule.js';
import type { Person } from './person.js';
import type { ClockDemand, NamedClock } from './response/clock.js';
import type { RoleDemand } from './response/roles.js';
import type { Matrix, Rule } from './rule.js';
import type { Promotion, Show } from './show.js';
import type { Inhibition, Maintenance } from './silence.js';
import type { Target } from './target.js';
import type { Team } from './team.js';
import type { Lang } from './text.js';

/** A channel of its own for an incident. */
export interface RoomSettings {
  /** A channel in the same workspace. */
  readonly near: string;
  /** Ids of people who are invited. */
  readonly people: readonly string[];
  /** Kept at its top; `{label}` in a url is filled in. */
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

/** Everything decisions need of the configuration: plain data, already checked. Durations are ms. */
export interface Settings {
  readonly lang: Lang;
  /** IANA zone of the house; people and channels may have their own. */
  readonly zone: string;
  readonly rules: readonly Rule[];
  readonly matrix: Matrix | null;
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  readonly roles: readonly Role[];
  readonly schedules: readonly Schedule[];
  /** Escalation by labels; an incident that fits none gets the steps of its level. */
  readonly policies: readonly Policy[];
  readonly namedClocks: readonly NamedClock[];
  readonly webhooks: readonly OutgoingWebhook[];
  readonly resources: readonly Resource[];
  /** Incidents that match one of these are restricted. */
  readonly restricted: readonly (readonly Matcher[])[];
  /** How long a request waits for its approval, ms. */
  readonly requestMs: number;
  /** The head of the history is posted daily; null: nowhere. */
  readonly auditHead: { readonly channel: string; readonly minute: number } | null;
  readonly channels: readonly Channel[];
  /** Told of what no longer arrives elsewhere; null: the first channel of another service. */
  readonly fallback: string | null;
  readonly groups: readonly MentionGroup[];
  /** Slack workspaces beside the first. */
  readonly workspaces: readonly Workspace[];
  /** Shows and promotions of the configuration; shows of the store are laid over them. */
  readonly shows: readonly Show[];
  readonly promotions: readonly Promotion[];
  readonly group: {
    /** Label names; alerts with the same values of those they have go into one incident. */
    readonly by: readonly string[];
    /** An active incident takes further alerts of its group for this long after its last new one. */
    readonly windowMs: number;
  };
  readonly flap: { readonly changes: number; readonly withinMs: number };
  readonly inhibitions: readonly Inhibition[];
  readonly maintenance: readonly Maintenance[];
  readonly levels: Readonly<
    Record<
      Level,
      {
        /** Escalation steps of an incident that opens at this level. */
        readonly policy: readonly PolicyStep[];
        /** An acknowledgement that nobody stirred on ends after this long; 0: never. */
        readonly ackExpiresMs: number;
        /** An incident that reaches this level gets a channel of its own, near the channel named; null: none. */
        readonly room: RoomSettings | null;
        /** What is demanded of people by when. */
        readonly clocks: readonly ClockDemand[];
        readonly roles: readonly RoleDemand[];
        /** Who leads at this level, and is called when a clock of the level below is missed; null: nobody in particular. */
        readonly lead: Target | null;
        /** Different people who approve a request. */
        readonly approvers: number;
      }
    >
  >;
  /** A cleared or resolved incident is reopened, not doubled, within this time. */
  readonly reopenMs: number;
  /** More new incidents than this a minute in one channel is a storm there. */
  readonly storm: { readonly perMinute: number; readonly calmMs: number };
  readonly retention: {
    readonly signalsMs: number;
    /** Closed incidents with their alerts; history is never pruned. */
    readonly incidentsMs: number;
    readonly inboxRows: number;
  };
}
