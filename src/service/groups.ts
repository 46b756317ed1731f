import type { Schedule } from '../domain/oncall/schedule.js';
import type { Turn } from './turn.js';

const PRIORITY = 3;

/**
 * The group of a schedule is made equal to who is on duty, in each chat that has it: in the workspace of the schedule's
 * first channel there, else in the first.
 */
export function askGroup(turn: Turn, schedule: Schedule): void {
  const { groups, channels } = turn.live.settings;
  const group = groups.find(({ id }) => id === schedule.group);
  if (!group) return;
  const near = [...schedule.channels.flatMap((id) => channels.find((channel) => channel.id === id) ?? []), ...channels];
  for (const platform of ['slack', 'discord'] as const) {
    const channel = group[platform] === null ? undefined : near.find((each) => each.platform === platform);
    if (channel)
      turn.want({
        key: `group:${group.id}@${channel.id}`,
        kind: 'group',
        channel: channel.id,
        incident: null,
        priority: PRIORITY,
        body: { for: 'group', group: group.id },
      });
  }
}
