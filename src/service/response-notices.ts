import type { Channel } from '../domain/channel.js';
import type { IncidentEvent } from '../domain/events.js';
import type { Incident } from '../domain/incident.js';
import { rank } from '../domain/level.js';
import { matchesAll } from '../domain/matcher.js';
import type { Actor, Person } from '../domain/person.js';
import { isTogether } from './together.js';
import type { Touched, Turn } from './turn.js';

type Nudged = Extract<IncidentEvent, { type: 'clock-nudged' }>;
type Filed = Extract<IncidentEvent, { type: 'filed' }>;

/** What a reminder or an update makes to be seen beside its line of history. */
export function askResponse(
  turn: Turn,
  incident: Incident,
  { event, version, actor }: Touched['events'][number],
): void {
  if (event.type === 'clock-nudged') askNudge(turn, incident, event, version);
  if (event.type === 'filed' && event.what === 'update') askBriefs(turn, incident, event, version, actor);
}

/** A reminder calls each person once, in the first of the incident's channels they have an account for. */
function askNudge(turn: Turn, incident: Incident, event: Nudged, version: number): void {
  const [first] = placesToCall(turn, incident);
  if (!first) return;
  const by = new Map<string, string[]>();
  // Whoever is called to very many is not reminded of each.
  for (const id of event.people.filter((each) => !isTogether(turn, each, incident)))
    for (const place of placeOf(turn, incident, id)) by.set(place, [...(by.get(place) ?? []), id]);
  // Nobody answers for it: the channel is told all the same.
  if (event.people.length === 0) by.set(first.id, []);
  const { clock, share, lateMs = 0 } = event;
  for (const [channel, people] of by)
    turn.want({
      key: `nudge:${incident.id}:${version}@${channel}`,
      kind: 'call',
      channel,
      incident: incident.id,
      priority: rank(incident.level),
      body: { for: 'nudge', clock, people, share, lateMs },
    });
}

/** An update goes to the managers in a form fit for them, also where the card of the incident is not. */
function askBriefs(turn: Turn, incident: Incident, event: Filed, version: number, actor: Actor): void {
  for (const { id } of managersOf(turn, incident))
    turn.want({
      key: `brief:${incident.id}:${version}@${id}`,
      kind: 'brief',
      channel: id,
      incident: incident.id,
      priority: rank(incident.level),
      body: { for: 'brief', fields: event.fields, actor, at: turn.now },
    });
}

/** Does the channel get it by a message of its own, so that a line under the card would say it twice? */
export function toldApart(turn: Turn, incident: Incident, event: IncidentEvent, channel: string): boolean {
  if (event.type === 'clock-nudged') return true;
  return (
    event.type === 'filed' && event.what === 'update' && managersOf(turn, incident).some(({ id }) => id === channel)
  );
}

/** Whose form is the brief: every channel of managers whose matchers fit, whatever level it begins at. */
function managersOf(turn: Turn, { labels, level }: Incident): readonly Channel[] {
  return turn.live.settings.channels.filter(
    ({ purpose, match }) => purpose === 'managers' && matchesAll(match, { ...labels, level }),
  );
}

/** The first channel people work on it in that somebody has an account for, else the first; none: nobody works on it anywhere. */
export function placeOf(turn: Turn, incident: Incident, id: string): readonly string[] {
  const channels = placesToCall(turn, incident);
  const person = turn.live.settings.people.find((each) => each.id === id);
  const own = person && channels.find((each) => isIn(turn.live.withAccounts(person), each));
  return [own ?? channels[0]].flatMap((channel) => channel?.id ?? []);
}

/** Where people work on it; where it stands with managers only, there. */
function placesToCall(turn: Turn, incident: Incident): readonly Channel[] {
  const all = incident.channels.flatMap((id) => turn.live.settings.channels.find((each) => each.id === id) ?? []);
  const working = all.filter(({ purpose }) => purpose === 'ops' || purpose === 'on-call');
  return working.length > 0 ? working : all;
}

/** In a Slack workspace beside the first, accounts are written with its name in front: `eu:U012AB3CD`. */
function isIn({ accounts }: Person, { platform, workspace }: Channel): boolean {
  return accounts.some(
    (account) =>
      account.platform === platform &&
      (platform !== 'slack' ||
        (workspace === null ? !account.id.includes(':') : account.id.startsWith(`${workspace}:`))),
  );
}
