import type { GroupWanted } from '../chat/chat.js';
import type { MentionGroup } from '../domain/channel.js';
import type { Notice } from '../domain/notice.js';
import type { DutyDesk } from '../domain/oncall/desk.js';
import { onDuty } from '../domain/oncall/duty.js';
import type { Person } from '../domain/person.js';

/** Who is to be in a group of a chat as things stand; null where nothing follows it any more. */
export type WantedIn = (notice: Notice) => GroupWanted | null;

export interface WantedInDeps {
  groups(): readonly MentionGroup[];
  desk(): DutyDesk;
  people(): readonly Person[];
  now(): number;
}

/** Whoever is on duty by one of the schedules that have the group. */
export function createWantedIn({ groups, desk, people, now }: WantedInDeps): WantedIn {
  return ({ body }) => {
    if (body.for !== 'group') return null;
    const group = groups().find(({ id }) => id === body.group);
    const { schedules, context } = desk();
    const its = schedules.filter((schedule) => schedule.group === body.group);
    if (!group || its.length === 0) return null;
    const onNow = new Set(its.flatMap((schedule) => onDuty(schedule, now(), context).people));
    return {
      group,
      people: people().filter(({ id }) => onNow.has(id)),
      others: people().filter(({ id }) => !onNow.has(id)),
    };
  };
}
