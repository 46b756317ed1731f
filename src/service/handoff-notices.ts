import type { Schedule } from '../domain/oncall/schedule.js';
import { directChannels } from './direct.js';
import type { Turn } from './turn.js';

const PRIORITY = 3;

interface Handoff {
  /** Ids of people. */
  readonly before: readonly string[];
  readonly people: readonly string[];
  /** When it was, where it is told late; null: in time. */
  readonly lateSince: number | null;
}

/** A hand-off is told in the schedule's channels, and to whoever comes on. */
export function askHandoff(turn: Turn, schedule: Schedule, { before, people, lateSince }: Handoff): void {
  const known = new Set(turn.live.settings.channels.map(({ id }) => id));
  const ask = (channel: string, to: string | null): void =>
    turn.want({
      key: `handoff:${schedule.id}:${turn.now}@${channel}`,
      kind: 'call',
      channel,
      incident: null,
      priority: PRIORITY,
      body: { for: 'handoff', schedule: schedule.id, before, people, at: turn.now, lateSince, to },
    });
  for (const channel of schedule.channels) if (known.has(channel)) ask(channel, null);
  for (const person of people)
    if (!before.includes(person)) for (const channel of directChannels(turn.live, person)) ask(channel, person);
}
