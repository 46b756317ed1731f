import { carryOut } from '../src/chat/registry/reply.js';
import { scheduleIdOf } from '../src/chat/registry/schedules.js';
import { defineCommand } from '../src/chat/registry/values.js';
import { spanEnd } from '../src/chat/registry/when.js';

/** Somebody stands in: whoever types it, or with `duty` anybody. */
export const oncallOverride = defineCommand({
  path: ['oncall', 'override'],
  aliases: ['值班 替班', '替班'],
  params: [
    { name: 'who', kind: 'person', completes: 'person' },
    { name: 'time', kind: 'duration', keyword: 'for' },
    { name: 'schedule', kind: 'word', optional: true, completes: 'schedule' },
    { name: 'instead', kind: 'person', keyword: 'instead', optional: true, completes: 'person' },
    { name: 'from', kind: 'time', keyword: 'from', optional: true },
  ],
  ability: 'handle',
  examples: ['oncall override @me for 4h', 'oncall override @me until 23:00 warehouse instead @lin from 20:00'],
  run: async ({ who, time, schedule: typed, instead, from: start }, context) => {
    const schedule = scheduleIdOf(typed, context.read);
    if ('ok' in schedule) return schedule;
    const from = start ?? context.now;
    if (who.id !== context.person.id && !context.may('duty'))
      return context.deny('duty', `oncall override @me for 4h${typed === undefined ? '' : ` ${typed}`}`);
    const ask = {
      do: 'override',
      schedule: schedule.id,
      person: who.id,
      instead: instead?.id ?? null,
      from,
      until: spanEnd(time, from),
    } as const;
    return carryOut(context, [{ on: 'duty', ask }]);
  },
});
