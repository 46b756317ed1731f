import { mentionedNow } from '../domain/escalation/ways.js';
import type { IncidentEvent } from '../domain/events.js';
import { type Incident, isActive } from '../domain/incident.js';
import { clocksFor, INCIDENT_CLOCKS } from '../domain/incident-clocks.js';
import { rank } from '../domain/level.js';
import type { Actor } from '../domain/person.js';
import { callSaid } from './call-said.js';
import { interested, stormOnly, storms } from './channels.js';
import { askWebhooks } from './contact-notices.js';
import { channelsOf } from './find-called.js';
import { followDemands } from './follow-demands.js';
import { followLevelOfRequests } from './handle-requests.js';
import { followDuty } from './handoff.js';
import { askResponse, placeOf, toldApart } from './response-notices.js';
import { askRooms, openRoom, shownIn } from './rooms.js';
import { askTogether } from './together.js';
import type { Touched, Turn } from './turn.js';

const BOT: Actor = { kind: 'bot', part: 'outbox' };
/** A digest counts over this many of its newest incidents. */
const DIGEST_NAMES = 2_000;
/** Before a card that shows nothing new but figures goes every one in which something happened, whatever its level. */
const FIGURES = 0;

/** At the end of a turn: what each incident it touched makes to be seen, and which clocks it sets. */
export function askNotices(turn: Turn): void {
  const digests = new Set<string>();
  for (const [id, touched] of turn.touched) {
    followChannels(turn, id, touched);
    openRoom(turn, id, touched);
    followDemands(turn, id, touched);
    const incident = turn.live.incidents.get(id);
    if (!incident) continue;
    followClocks(turn, incident);
    if (touched.before !== null && touched.before.level !== incident.level) followLevelOfRequests(turn, incident);
    const shown = shownIn(incident, touched);
    const figures = onlyFigures(touched);
    if (!figures) askRooms(turn, incident, touched);
    askCards(turn, incident, shown, figures ? FIGURES : rank(incident.level));
    for (const happened of touched.events) {
      askResponse(turn, incident, happened);
      if (happened.event.type === 'escalated') askCalls(turn, incident, happened.event, happened);
      if (!worthALine(happened.event, happened.version)) continue;
      for (const channel of touched.before?.channels.filter((each) => shown.includes(each)) ?? []) {
        if (toldApart(turn, incident, happened.event, channel)) continue;
        turn.want({
          key: `line:${id}:${happened.version}@${channel}`,
          kind: 'line',
          channel,
          incident: id,
          priority: 0,
          body: { for: 'line', event: happened.event, actor: happened.actor, at: turn.now },
        });
      }
    }
    for (const digest of incident.digests) digests.add(digest);
  }
  for (const digest of digests) askDigest(turn, digest);
  if (turn.arrange.dutyMoved) followDuty(turn);
}

/** An incident that is new, or now higher, is shown to every channel that wants it: by a card, or in a storm by the digest. */
function followChannels(turn: Turn, id: number, { before }: Touched): void {
  const incident = turn.live.incidents.get(id);
  if (!incident || !isActive(incident)) return;
  if (before && rank(incident.level) <= rank(before.level)) return;
  const missing = interested(turn.live.settings.channels, incident.level, incident.labels)
    .map((c) => c.id)
    .filter((channel) => !incident.channels.includes(channel));
  const cards: string[] = [];
  for (const channel of missing) {
    if (incident.level === 'red' || !storms(turn, channel)) cards.push(channel);
    else intoDigest(turn, incident, channel);
  }
  if (cards.length > 0) turn.happen(id, { type: 'posted', channels: cards }, BOT);
}

function intoDigest(turn: Turn, incident: Incident, channel: string): void {
  const storm = turn.live.storms.get(channel) ?? {
    since: turn.now,
    digest: `digest:${turn.now}@${channel}`,
    incidents: [],
  };
  const grown = { ...storm, incidents: [...storm.incidents, incident.id] };
  turn.setStorm(channel, grown);
  turn.setClock({
    kind: 'storm',
    ref: channel,
    dueAt: turn.now + turn.live.settings.storm.calmMs,
    data: { since: storm.since, digest: storm.digest },
  });
  turn.happen(incident.id, { type: 'digested', digest: storm.digest }, BOT);
}

function followClocks(turn: Turn, incident: Incident): void {
  const wanted = clocksFor(incident, turn.live.settings);
  for (const kind of INCIDENT_CLOCKS) {
    const clock = wanted.find((c) => c.kind === kind);
    if (clock) turn.setClock(clock);
    else turn.clearClock(kind, String(incident.id));
  }
}

function onlyFigures({ events }: Touched): boolean {
  return events.every(({ event }) => event.type === 'money');
}

function askCards(turn: Turn, incident: Incident, channels: readonly string[], priority: number): void {
  for (const channel of channels)
    turn.want({
      key: `card:${incident.id}@${channel}`,
      kind: 'card',
      channel,
      incident: incident.id,
      priority,
      body: { for: 'card' },
    });
}

function askCalls(
  turn: Turn,
  incident: Incident,
  event: Extract<IncidentEvent, { type: 'escalated' }>,
  { version, actor }: Touched['events'][number],
): void {
  if (event.noShow) return;
  askWebhooks(turn, incident, event);
  const digest = stormOnly(incident);
  if (digest !== null && event.step !== null) {
    const named = here(turn, channelsOf(incident.policy[event.step]));
    const people = mentionedNow(event.people, event.ways);
    // Whom quiet hours put off is called when they end; nobody else is called in their place.
    if (people.length + event.groups.length > 0 || event.people.length === 0)
      askStormCall(turn, incident, digest, { ...event, people, step: event.step }, named);
    return;
  }
  const { together = [] } = event;
  const apart = event.people.filter((id) => !together.includes(id));
  const now = mentionedNow(event.people, event.ways);
  const later = apart.filter((id) => !now.includes(id));
  const named = here(turn, event.channels);
  for (const person of together.filter((id) => now.includes(id)))
    askTogether(turn, incident, person, named.length > 0 ? named : placeOf(turn, incident, person));
  if (together.length > 0 && apart.length + event.groups.length === 0) return;
  // Somebody who is asked for by name to one of a storm is called where its digest is.
  const shown = digest === null ? incident.channels : [digest.slice(digest.indexOf('@') + 1)];
  const channels = named.length > 0 ? named : shown;
  for (const channel of channels)
    turn.want({
      key: `call:${incident.id}:${version}@${channel}`,
      kind: 'call',
      channel,
      incident: incident.id,
      priority: rank(incident.level),
      body: {
        for: 'call',
        people: apart,
        groups: event.groups,
        why: event.why,
        step: event.step,
        dueAt: event.dueAt,
        ...(later.length > 0 && { later }),
        said: callSaid(turn.live.settings, incident, event, actor),
      },
    });
}

/** A frozen step may name a channel of a chat that does not run now, or one taken out of the configuration since. */
function here(turn: Turn, channels: readonly string[]): readonly string[] {
  return channels.filter((id) => turn.live.settings.channels.some((channel) => channel.id === id));
}

/** Incidents that only a digest shows do not call one by one: whoever is called once knows of all of them. */
function askStormCall(
  turn: Turn,
  incident: Incident,
  digest: string,
  { step, people, groups }: { step: number; people: readonly string[]; groups: readonly string[] },
  named: readonly string[],
): void {
  // Who is looked up may be others from one incident to the next: each of them is called.
  const found = incident.policy[step]?.calls ? `:+${people.join('+')}` : '';
  for (const channel of named.length > 0 ? named : [digest.slice(digest.indexOf('@') + 1)])
    turn.want({
      key: `call:${digest}:${step}${found}@${channel}`,
      kind: 'call',
      channel,
      incident: null,
      priority: rank(incident.level),
      body: { for: 'storm-call', digest, people, groups, step },
    });
}

function askDigest(turn: Turn, key: string): void {
  const channel = key.slice(key.indexOf('@') + 1);
  const storm = turn.live.storms.get(channel);
  const all =
    storm?.digest === key
      ? storm.incidents
      : [...turn.live.incidents.values()].filter((i) => i.digests.includes(key)).map((i) => i.id);
  const since = Number(key.slice('digest:'.length, key.indexOf('@')));
  turn.want({
    key,
    kind: 'digest',
    channel,
    incident: null,
    priority: 1,
    body: { for: 'digest', since, incidents: all.slice(-DIGEST_NAMES), total: all.length },
  });
}

/** The card itself shows how an incident began and where it stands; its thread tells what happened since. */
function worthALine(event: IncidentEvent, version: number): boolean {
  switch (event.type) {
    case 'opened':
    case 'alert-hidden':
    case 'money':
    case 'posted':
    case 'digested':
    case 'clocks-started':
    case 'roles-wanted':
      return false;
    case 'contacted':
      return event.missed !== undefined;
    // The card shows who fills which role; only that somebody chose them is news.
    case 'assigned':
      return event.byDefault !== true;
    case 'alert-fired':
      return version > 2;
    default:
      return true;
  }
}
