import type { Called } from '../domain/escalation/called.js';
import type { Incident } from '../domain/incident.js';
import { rank } from '../domain/level.js';
import { stormOnly } from './channels.js';
import type { Turn } from './turn.js';

/** Whoever was called to as many incidents as make a storm within this time is called to further ones together, ms. */
const WITHIN_MS = 3_600_000;
/** A call together is about this many of the newest at the most. */
const MOST = 2_000;

/**
 * Is somebody called to so many incidents that a call to this one is made together with the others? Red ones keep their
 * cards in a storm, but nobody answers three hundred telephone calls. Notes that they are called.
 */
export function isTogether(turn: Turn, person: string, incident: Incident): boolean {
  const { calledTo, settings } = turn.live;
  const called = calledTo.get(person) ?? new Map<number, number>();
  calledTo.set(person, called);
  const before = called.get(incident.id);
  turn.onTakeBack(() => (before === undefined ? called.delete(incident.id) : called.set(incident.id, before)));
  // The newest stand last, so that those too old are found at the front.
  called.delete(incident.id);
  for (const [id, at] of called) {
    if (at > turn.now - WITHIN_MS && called.size < MOST) break;
    called.delete(id);
  }
  const others = called.size;
  called.set(incident.id, turn.now);
  return others >= settings.storm.perMinute;
}

/** Who of those a step or a missed clock calls is called together with what else calls them; the ways say so too. */
export function withTogether(turn: Turn, incident: Incident, called: Called): Called {
  // One that only a digest shows is called with its storm.
  if (stormOnly(incident) !== null) return called;
  const together = called.people.filter((person) => isTogether(turn, person, incident));
  if (together.length === 0) return called;
  const ways = called.ways?.map((way) => (together.includes(way.person) ? { ...way, together: true } : way));
  return { ...called, together, ...(ways && { ways }) };
}

/** What a call together is about, and what it is known by: a new one comes at the most as often as a storm takes to calm. */
export function togetherNow(turn: Turn, person: string): { readonly key: string; readonly incidents: number[] } {
  const { calledTo, settings } = turn.live;
  const incidents = [...(calledTo.get(person)?.keys() ?? [])];
  return { key: `together:${person}:${Math.floor(turn.now / settings.storm.calmMs)}`, incidents };
}

/** One call in a channel to all that somebody is called to; none where this one has been answered. */
export function askTogether(turn: Turn, incident: Incident, person: string, channels: readonly string[]): void {
  if (incident.state !== 'open') return;
  const { key, incidents } = togetherNow(turn, person);
  for (const channel of channels)
    turn.want({
      key: `call:${key}@${channel}`,
      kind: 'call',
      channel,
      incident: null,
      priority: rank(incident.level),
      body: { for: 'storm-call', digest: null, incidents, people: [person], groups: [] },
    });
}
