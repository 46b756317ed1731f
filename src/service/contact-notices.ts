import type { PendingContact } from '../domain/escalation/contact.js';
import type { IncidentEvent } from '../domain/events.js';
import type { Incident } from '../domain/incident.js';
import { rank } from '../domain/level.js';
import { namesFor } from './call-said.js';
import { stormOnly } from './channels.js';
import { askTogether, togetherNow } from './together.js';
import type { Turn } from './turn.js';

/** Calls a person in one way of theirs, by each of the channels it leads to. */
export function askContact(turn: Turn, incident: Incident, due: PendingContact, channels: readonly string[]): void {
  for (const channel of channels) ask(turn, incident, due, due.person, channel);
}

/** A step calls webhooks by itself, for nobody in particular. */
export function askWebhooks(
  turn: Turn,
  incident: Incident,
  { step, why, dueAt, webhooks = [] }: Extract<IncidentEvent, { type: 'escalated' }>,
): void {
  for (const id of webhooks) {
    if (!turn.live.settings.webhooks.some((each) => each.id === id)) continue;
    const way = `webhook:${id}`;
    ask(turn, incident, { way, step, at: dueAt, why }, null, way);
  }
}

/** Whose quiet hours are over is called where the others of the step were at the time. */
export function askLateMention(turn: Turn, incident: Incident, due: PendingContact): void {
  const { person, at, step, why = '' } = due;
  const digest = step === null ? null : stormOnly(incident);
  const here = (ids: readonly string[] = []) =>
    ids.filter((id) => turn.live.settings.channels.some((channel) => channel.id === id));
  const named = step === null ? [] : here(incident.policy[step]?.channels);
  const others = digest === null ? here(incident.channels) : [channelOf(digest)];
  const channels = named.length > 0 ? named : others;
  if (due.together) return askTogether(turn, incident, person, channels);
  for (const channel of channels)
    turn.want({
      key:
        digest === null
          ? `call:${incident.id}:${incident.version}@${channel}`
          : `call:${digest}:${step}:${person}@${channel}`,
      kind: 'call',
      channel,
      incident: digest === null ? incident.id : null,
      priority: rank(incident.level),
      body:
        digest === null || step === null
          ? { for: 'call', people: [person], groups: [], why, step, dueAt: at }
          : { for: 'storm-call', digest, people: [person], groups: [], step },
    });
}

function ask(
  turn: Turn,
  incident: Incident,
  { way, step, at, by, why = '', together }: Omit<PendingContact, 'person'>,
  person: string | null,
  channel: string,
): void {
  // Whoever is called to one incident of a storm knows of all of them.
  const digest = step === null ? null : stormOnly(incident);
  const many = together && person !== null ? togetherNow(turn, person) : null;
  // Of what somebody is on already its card tells that a clock was missed.
  if (many && incident.state !== 'open') return;
  const about = many?.key ?? (digest === null ? `${incident.id}:${incident.version}` : `${digest}:${step}`);
  turn.want({
    key: `contact:${about}:${person ?? ''}:${way}@${channel}`,
    kind: 'call',
    channel,
    incident: digest === null && !many ? incident.id : null,
    priority: rank(incident.level),
    body: {
      for: 'contact',
      person,
      way,
      step,
      by: by ?? null,
      why,
      dueAt: at,
      digest,
      names: namesFor(turn.live.settings, incident, step, by === undefined ? [] : [by]),
      ...(many && { incidents: many.incidents }),
    },
  });
}

/** The channel a digest stands in. */
function channelOf(digest: string): string {
  return digest.slice(digest.indexOf('@') + 1);
}
