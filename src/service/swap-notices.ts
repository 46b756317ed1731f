import type { DutyChange } from '../domain/oncall/schedule.js';
import { directChannels } from './direct.js';
import type { Turn } from './turn.js';

const PRIORITY = 2;

/**
 * The request of a swap, to the one who is asked and in the channel it was asked in (else the schedule's own); once there
 * is an answer the same messages tell it.
 */
export function askSwap(turn: Turn, change: DutyChange): void {
  const { settings } = turn.live;
  const schedule = settings.schedules.find(({ id }) => id === change.schedule);
  const known = new Set(settings.channels.map(({ id }) => id));
  const places = change.place === undefined ? (schedule?.channels.filter((id) => known.has(id)) ?? []) : [change.place];
  for (const channel of [...directChannels(turn.live, change.person), ...places])
    turn.want({
      key: `swap:${change.id}@${channel}`,
      kind: 'call',
      channel,
      incident: null,
      priority: PRIORITY,
      body: { for: 'swap', change: change.id },
    });
}
