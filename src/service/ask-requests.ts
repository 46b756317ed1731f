import { whoCan } from '../domain/authority/abilities.js';
import type { Request } from '../domain/authority/request.js';
import { DIRECT_CHATS } from '../domain/escalation/ways.js';
import { type Level, rank } from '../domain/level.js';
import type { Person } from '../domain/person.js';
import type { Say } from '../domain/text.js';
import { placesOf } from './contact-places.js';
import type { Live } from './live.js';
import type { Turn } from './turn.js';

/** Something is asked of people: that matters as much as an orange incident where it has none. */
const OF_ITSELF: Level = 'orange';

/** Everybody who may approve a request, whoever asked for it left out. */
export function approversOf(live: Live, request: Pick<Request, 'by'>): readonly Person[] {
  const people = live.settings.people.map((person) => live.withAccounts(person));
  return whoCan('approve', live.settings, people, live.arrangements.members).filter(({ id }) => id !== request.by);
}

/** Its card, wherever it stands or is to stand: with the managers, under the incident, with each approver. */
export function showRequest(turn: Turn, request: Request): void {
  const { live } = turn;
  const managers = live.settings.channels.filter(({ purpose }) => purpose === 'managers').map(({ id }) => id);
  const threads = threadsOf(live, request).filter((id) => !managers.includes(id));
  // With the managers everybody who may approve is called; under the incident nobody once more.
  const quiet = managers.length > 0 ? [] : null;
  const alone = managers.length + threads.length === 0 ? operators(live) : managers;
  for (const channel of [...alone, ...approversOf(live, request).flatMap((person) => directs(live, person.id))])
    wantCard(turn, request, channel, null, null);
  for (const channel of threads) wantCard(turn, request, channel, request.incident, quiet);
}

/** Whoever asked is told what became of it, and the others who were called need not wait for it. */
export function tellAsker(turn: Turn, request: Request, became: string, said: Say): void {
  for (const channel of directs(turn.live, request.by))
    turn.want({
      key: `word:${request.id}:${became}@${channel}`,
      kind: 'word',
      channel,
      incident: null,
      priority: priorityOf(request),
      body: { for: 'word', say: said, level: request.level },
    });
}

/** A message of its own that calls people to a request: to one that was rejected after the deed, or is late. */
export function callToRequest(turn: Turn, request: Request, became: string, people: readonly string[]): void {
  const { live } = turn;
  const managers = live.settings.channels.filter(({ purpose }) => purpose === 'managers').map(({ id }) => id);
  const channels = managers.length > 0 ? managers : operators(live);
  for (const channel of [...channels, ...people.flatMap((id) => directs(live, id))])
    turn.want({
      key: `call:${request.id}:${became}@${channel}`,
      kind: 'call',
      channel,
      incident: null,
      priority: priorityOf(request),
      body: { for: 'request', request: request.id, calls: people },
    });
}

function wantCard(
  turn: Turn,
  request: Request,
  channel: string,
  incident: number | null,
  calls: readonly string[] | null,
): void {
  turn.want({
    key: `request:${request.id}@${channel}`,
    kind: 'request',
    channel,
    incident,
    priority: priorityOf(request),
    body: { for: 'request', request: request.id, calls },
  });
}

export function priorityOf(request: Request): number {
  return rank(request.level ?? OF_ITSELF);
}

/** Channels that show its incident; of a restricted one nothing is told there. */
function threadsOf(live: Live, { incident }: Request): readonly string[] {
  const about = incident === null ? undefined : live.incidents.get(incident);
  if (!about || about.restricted) return [];
  return about.channels.filter((id) => live.settings.channels.some((channel) => channel.id === id));
}

function operators(live: Live): readonly string[] {
  return live.settings.channels
    .filter(({ purpose, onlyEscalation }) => purpose === 'ops' && !onlyEscalation)
    .map(({ id }) => id);
}

/** Direct messages to somebody, in every chat that runs. */
function directs(live: Live, person: string): readonly string[] {
  return DIRECT_CHATS.flatMap((chat) => placesOf(live, person, chat).channels);
}
