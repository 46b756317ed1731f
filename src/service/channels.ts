import type { Channel } from '../domain/channel.js';
import type { Incident } from '../domain/incident.js';
import { type Level, rank } from '../domain/level.js';
import { matchesAll } from '../domain/matcher.js';
import type { Labels } from '../domain/signal.js';
import type { Turn } from './turn.js';

const MINUTE_MS = 60_000;

/** Channels that want to see an incident of this level and these labels. */
export function interested(channels: readonly Channel[], level: Level, labels: Labels): readonly Channel[] {
  return channels.filter(
    (c) => !c.onlyEscalation && rank(level) >= rank(c.from) && matchesAll(c.match, { ...labels, level }),
  );
}

/** Is there, with one more new incident, a storm in the channel? */
export function storms(turn: Turn, channel: string): boolean {
  if (turn.live.storms.has(channel)) return true;
  const recent = (turn.live.opened.get(channel) ?? []).filter((at) => at > turn.now - MINUTE_MS);
  return recent.length >= turn.live.settings.storm.perMinute;
}

/** Channels a new incident gets its own card in: all that want it, but below red none where it storms. */
export function openingChannels(turn: Turn, level: Level, labels: Labels): readonly string[] {
  const wanted = interested(turn.live.settings.channels, level, labels);
  const own = wanted.filter((c) => level === 'red' || !storms(turn, c.id)).map((c) => c.id);
  const { perMinute } = turn.live.settings.storm;
  // As many as make a storm are enough to know one; in a storm there may be thousands.
  for (const { id } of wanted) turn.setOpened(id, [...(turn.live.opened.get(id) ?? []), turn.now].slice(-perMinute));
  return own;
}

/** The key of the digest that alone shows an incident; null where it has a card. */
export function stormOnly(incident: Incident): string | null {
  return incident.channels.length === 0 ? (incident.digests.at(-1) ?? null) : null;
}
