import type { IncidentEvent } from './events.js';
import { changeByResponse, stopped } from './evolve-response.js';
import { type Incident, UNTOLD } from './incident.js';
import type { Actor } from './person.js';
import { unreachable } from './signal.js';

/** An event with what stands beside it in the history. */
export interface Happened {
  readonly event: IncidentEvent;
  readonly at: number;
  readonly actor: Actor;
}

/** Folds one event into an incident. The history alone, folded from the start, gives the state. */
export function evolve(before: Incident | null, id: number, { event, at, actor }: Happened): Incident {
  if (event.type === 'opened') return opened(id, event, at);
  if (!before) throw new Error(`the history of INC-${id} starts with "${event.type}"; expected "opened"`);
  return stirred({ ...before, ...change(before, event, at), version: before.version + 1, updatedAt: at }, at, actor);
}

export function replay(id: number, history: Iterable<Happened>): Incident | null {
  let incident: Incident | null = null;
  for (const happened of history) incident = evolve(incident, id, happened);
  return incident;
}

function opened(id: number, event: Extract<IncidentEvent, { type: 'opened' }>, at: number): Incident {
  return {
    id,
    version: 1,
    level: event.level,
    levelHeld: event.rule === null,
    state: 'open',
    title: event.title,
    rule: event.rule,
    labels: event.labels,
    groupKey: event.groupKey,
    subject: event.subject,
    owner: event.owner,
    held: false,
    roles: {},
    openedAt: at,
    updatedAt: at,
    lastAlertAt: at,
    acknowledgedAt: null,
    acknowledgedBy: null,
    ackMs: 0,
    ackExpiresAt: null,
    snoozedUntil: null,
    resolvedAt: null,
    closedAt: null,
    outcome: null,
    mergedInto: null,
    money: null,
    firing: [],
    cleared: [],
    policy: event.policy,
    waitingSince: at,
    nextStep: 0,
    channels: event.channels,
    digests: [],
    noted: [],
    drill: event.drill,
    ...UNTOLD,
    restricted: event.restricted ?? false,
  };
}

/** Every act of a person starts the acknowledgement's time anew. */
function stirred(incident: Incident, at: number, actor: Actor): Incident {
  if (actor.kind !== 'person' || incident.ackExpiresAt === null) return incident;
  return { ...incident, ackExpiresAt: at + incident.ackMs, stillAskedAt: null };
}

const UNACKNOWLEDGED = {
  acknowledgedAt: null,
  acknowledgedBy: null,
  ackMs: 0,
  ackExpiresAt: null,
  ackBy: [],
  ackOf: [],
  stillAskedAt: null,
  calling: [],
} as const;
/** An answer: nobody further is called. */
const ANSWERED = { ackOf: [], calling: [] } as const;

function change(now: Incident, event: Exclude<IncidentEvent, { type: 'opened' }>, at: number): Partial<Incident> {
  switch (event.type) {
    case 'alert-fired':
      return {
        lastAlertAt: at,
        firing: with_(now.firing, event.fingerprint),
        cleared: without(now.cleared, event.fingerprint),
        labels: now.rule === null ? now.labels : shared(now.labels, event.labels),
      };
    case 'alert-cleared':
      return { firing: without(now.firing, event.fingerprint), cleared: with_(now.cleared, event.fingerprint) };
    case 'alert-hidden':
      return {};
    case 'noted':
      return event.message ? { noted: with_(now.noted, event.message) } : {};
    case 'money':
      return { money: event.money };
    case 'level':
      return {
        level: event.to,
        levelHeld: now.levelHeld || event.held,
        ...(event.policy ? { policy: event.policy, nextStep: 0, waitingSince: at } : {}),
        // Who answered at a lower level is asked again.
        ...(event.policy && now.state === 'open' ? { ackBy: [], ackOf: [] } : {}),
      };
    case 'acknowledged':
      return {
        state: now.state === 'open' ? 'acknowledged' : now.state,
        acknowledgedAt: at,
        acknowledgedBy: event.by,
        ackMs: event.forMs,
        ackExpiresAt: event.expiresAt,
        stillAskedAt: null,
        ackBy: with_(now.ackBy, event.by),
        clocks: stopped(now.clocks, 'acknowledge', at),
        ...ANSWERED,
      };
    case 'ack-expired':
    case 'unacknowledged':
      return { state: 'open', ...UNACKNOWLEDGED, nextStep: 0, waitingSince: at };
    case 'owned':
      return { owner: event.by, held: true };
    case 'assigned':
      if (event.role === 'owner') return { owner: event.to, held: true };
      return {
        roles: { ...now.roles, [event.role]: event.to },
        rolesByDefault: (event.byDefault ? with_ : without)(now.rolesByDefault, event.role),
      };
    case 'escalated':
      return {
        nextStep: event.step === null ? now.nextStep : event.step + 1,
        channels: union(now.channels, event.channels),
        calling: [...now.calling, ...(event.ways ?? [])],
        ackOf: event.all
          ? union(
              now.ackOf,
              event.people.filter((id) => !now.ackBy.includes(id)),
            )
          : now.ackOf,
      };
    case 'snoozed':
      return { snoozedUntil: event.until };
    case 'snooze-ended':
      return { snoozedUntil: null, waitingSince: now.state === 'open' ? at : now.waitingSince };
    case 'mitigated':
      return { state: 'mitigated', clocks: stopped(stopped(now.clocks, 'acknowledge', at), 'settle', at), ...ANSWERED };
    case 'resolved':
      return {
        state: 'resolved',
        resolvedAt: now.resolvedAt ?? at,
        outcome: event.outcome ?? now.outcome,
        snoozedUntil: null,
        ackExpiresAt: null,
        clocks: ended(now.clocks, at),
        ...ANSWERED,
      };
    case 'reopened':
      return {
        state: 'open',
        ...UNACKNOWLEDGED,
        // Whoever opened it again by hand says when it is over.
        held: now.held || !event.auto,
        resolvedAt: null,
        closedAt: null,
        outcome: null,
        nextStep: 0,
        waitingSince: at,
        missed: 0,
      };
    case 'restricted':
      return { restricted: event.on };
    case 'posted':
      return { channels: union(now.channels, event.channels) };
    case 'digested':
      return { digests: with_(now.digests, event.digest) };
    case 'closed':
      return { state: 'closed', closedAt: at };
    case 'merged':
      return {
        state: 'closed',
        mergedInto: event.into,
        resolvedAt: now.resolvedAt ?? at,
        closedAt: at,
        firing: [],
        cleared: [],
        snoozedUntil: null,
        ackExpiresAt: null,
        clocks: ended(now.clocks, at),
        ...ANSWERED,
      };
    case 'absorbed':
      return { firing: union(now.firing, event.firing), cleared: union(now.cleared, event.cleared) };
    case 'ack-counted':
    case 'still-asked':
    case 'still':
    case 'contacted':
    case 'clocks-started':
    case 'roles-wanted':
    case 'clock-nudged':
    case 'clock-missed':
    case 'filed':
    case 'request':
      return changeByResponse(now, event, at);
    default:
      return unreachable(event);
  }
}

/** What it was settled by stops every clock that still ran. */
function ended(clocks: Incident['clocks'], at: number): Incident['clocks'] {
  return clocks.map((clock) => (clock.stoppedAt === null ? { ...clock, stoppedAt: at } : clock));
}

function with_(list: readonly string[], item: string): readonly string[] {
  return list.includes(item) ? list : [...list, item];
}
function without(list: readonly string[], item: string): readonly string[] {
  return list.includes(item) ? list.filter((x) => x !== item) : list;
}
function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return b.reduce(with_, a);
}
/** The labels all alerts of an incident have in common. */
function shared(a: Incident['labels'], b: Incident['labels']): Incident['labels'] {
  const kept = Object.entries(a).filter(([k, v]) => b[k] === v);
  return kept.length === Object.keys(a).length ? a : Object.fromEntries(kept);
}
