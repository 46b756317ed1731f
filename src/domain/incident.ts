import type { PendingContact } from './escalation/contact.js';
import type { Level } from './level.js';
import type { MoneyAtRisk } from './money.js';
import type { ResponseClock } from './response/clock.js';
import type { Labels } from './signal.js';
import type { Target } from './target.js';
import type { Worded } from './text.js';

export const STATES = ['open', 'acknowledged', 'mitigated', 'resolved', 'closed'] as const;
export type State = (typeof STATES)[number];
/** States in which somebody may still have to do something. */
export const ACTIVE: readonly State[] = ['open', 'acknowledged', 'mitigated'];

export const OUTCOMES = ['true', 'false-alarm', 'drill'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One step of the escalation frozen onto the incident when it opened. */
export interface PolicyStep {
  /** How long after the incident opened (or was un-acknowledged) unanswered. */
  readonly afterMs: number;
  /** Channels the step posts to. */
  readonly channels: readonly string[];
  /** Ids of people it calls. */
  readonly people: readonly string[];
  /** Ids of groups it calls. */
  readonly groups: readonly string[];
  /** Whom else it calls, looked up when it runs: who is on duty, who leads. */
  readonly calls?: readonly Target[];
  /** Everybody it calls has to acknowledge. */
  readonly all?: boolean;
  /** Of those it finds it calls one, each time the next; the name its turns are counted under. */
  readonly inTurn?: string;
  /** It calls only while a show of the incident (any show, where it names none) is on. */
  readonly whileLive?: boolean;
  /** Quiet hours hold nobody back. */
  readonly loud?: boolean;
}

/** What people handle. Rebuilt from its history alone by `evolve`. */
export interface Incident {
  readonly id: number;
  readonly version: number;
  readonly level: Level;
  /** Where a person set the level, the alerts no longer move it down. */
  readonly levelHeld: boolean;
  readonly state: State;
  readonly title: Worded;
  readonly rule: string | null;
  /** The labels its alerts were grouped by, and those they all share. */
  readonly labels: Labels;
  readonly groupKey: string;
  readonly subject: string;
  /** A person's id, or the team the rule names. */
  readonly owner: string | null;
  /** A person took it (`own`, `assign`): it is not resolved behind their back when its alerts clear. */
  readonly held: boolean;
  /** Role → person id. */
  readonly roles: Readonly<Record<string, string>>;
  readonly openedAt: number;
  readonly updatedAt: number;
  /** When its newest alert fired; its group takes further ones for a while after. */
  readonly lastAlertAt: number;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
  /** How long the acknowledgement lasts without a stir, ms; 0: for ever. Every act of a person starts it anew. */
  readonly ackMs: number;
  readonly ackExpiresAt: number | null;
  readonly snoozedUntil: number | null;
  readonly resolvedAt: number | null;
  readonly closedAt: number | null;
  readonly outcome: Outcome | null;
  readonly mergedInto: number | null;
  readonly money: MoneyAtRisk | null;
  /** Fingerprints of its alerts. */
  readonly firing: readonly string[];
  readonly cleared: readonly string[];
  readonly policy: readonly PolicyStep[];
  /** The instant the steps of the policy are counted from: opened, level up, acknowledgement lost. */
  readonly waitingSince: number;
  /** Index of the next escalation step; equal to `policy.length` when all have run. */
  readonly nextStep: number;
  /** Channels its card stands in. */
  readonly channels: readonly string[];
  /** Keys of the storm digests it is listed in. */
  readonly digests: readonly string[];
  readonly drill: boolean;
  /** Messages that were added to its timeline, by their ref: each of them once. */
  readonly noted: readonly string[];
  /** Who may know what it is about is limited: elsewhere only its level and owner are shown. */
  readonly restricted: boolean;
  /** Who has acknowledged, and who still has to, where everybody called must; empty where one is enough. */
  readonly ackBy: readonly string[];
  readonly ackOf: readonly string[];
  /** When whoever acknowledged was asked whether they are still on it; null: not since they last stirred. */
  readonly stillAskedAt: number | null;
  /** Ways people are still to be called in, until somebody answers. */
  readonly calling: readonly PendingContact[];
  /** What the level and the labels demand by when. */
  readonly clocks: readonly ResponseClock[];
  /** How many clocks were missed: each goes one lead further up. */
  readonly missed: number;
  /** Roles its level wants filled. */
  readonly rolesWanted: readonly string[];
  /** Those of its roles that were filled by default, by nobody's word. */
  readonly rolesByDefault: readonly string[];
}

/** What an incident kept before these existed is read with. */
export const UNTOLD = {
  restricted: false,
  ackBy: [],
  ackOf: [],
  stillAskedAt: null,
  calling: [],
  clocks: [],
  missed: 0,
  rolesWanted: [],
  rolesByDefault: [],
} as const satisfies Partial<Incident>;

/** Where an incident stands: enough to count it. */
export type Standing = Pick<Incident, 'id' | 'level' | 'state' | 'drill'>;

export function isActive(incident: { readonly state: State }): boolean {
  return ACTIVE.includes(incident.state);
}

export function incidentName(id: number): string {
  return `INC-${id}`;
}
