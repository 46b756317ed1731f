import { plainWord } from '../src/chat/registry/nearest.js';
import { carryOut } from '../src/chat/registry/reply.js';
import { scheduleIdOf } from '../src/chat/registry/schedules.js';
import { defineCommand } from '../src/chat/registry/values.js';
import type { CommandContext } from '../src/chat/registry.js';

/** Asks somebody to take a duty over, who answers by a button. */
export const oncallSwap = defineCommand({
  path: ['oncall', 'swap'],
  aliases: ['值班 换班', '换班'],
  params: [
    { name: 'who', kind: 'person', completes: 'person' },
    { name: 'range', kind: 'range' },
    { name: 'schedule', kind: 'word', optional: true, completes: 'schedule' },
    { name: 'back', kind: 'range', keyword: 'return', optional: true },
  ],
  ability: 'handle',
  examples: [
    'oncall swap @maya tomorrow 20:00 to 23:00',
    'oncall swap @maya tomorrow 20:00 to 23:00 return friday 20:00 to 23:00',
  ],
  run: async ({ who, range, schedule: typed, back }, context) => {
    const schedule = scheduleIdOf(typed, context.read);
    if ('ok' in schedule) return schedule;
    const ask = {
      do: 'swap',
      schedule: schedule.id,
      person: who.id,
      ...range,
      back: back ?? null,
      place: placeOf(context),
    } as const;
    return carryOut(context, [{ on: 'duty', ask }]);
  },
});

export const oncallAccept = defineCommand({
  path: ['oncall', 'accept'],
  aliases: ['值班 答应'],
  params: [{ name: 'change', kind: 'word', completes: 'duty-change' }],
  ability: 'handle',
  examples: ['oncall accept DUTY-7'],
  run: ({ change }, context) => carryOut(context, [{ on: 'duty', ask: { do: 'accept', change: changeId(change) } }]),
});

export const oncallDecline = defineCommand({
  path: ['oncall', 'decline'],
  aliases: ['值班 婉拒'],
  params: [{ name: 'change', kind: 'word', completes: 'duty-change' }],
  ability: 'handle',
  examples: ['oncall decline DUTY-7'],
  run: ({ change }, context) => carryOut(context, [{ on: 'duty', ask: { do: 'decline', change: changeId(change) } }]),
});

/** `DUTY-7`, `duty7`, `7` → `DUTY-7`. */
export function changeId(typed: string): string {
  const m = /^(?:duty[-_]?|#)?(\d{1,9})$/u.exec(plainWord(typed));
  return m ? `DUTY-${Number(m[1])}` : typed;
}

/** Where it is typed, as a notice names it; null where that is nowhere others read, or nothing is posted to. */
function placeOf({ platform, channel, account, read }: CommandContext): string | null {
  // Slack's conversations of two and of a few, to which the bot does not belong, are D… and none of ours.
  if (channel === null || account === null || (platform === 'slack' && !/^[CG]/u.test(channel))) return null;
  const { channels } = read.settings;
  if (!channels.some((each) => each.platform === platform)) return null;
  const workspace = account.id.includes(':') ? account.id.slice(0, account.id.lastIndexOf(':')) : null;
  const known = channels.find(
    (each) => each.platform === platform && each.workspace === workspace && each.address === channel,
  );
  return known?.id ?? `at:${platform}:${workspace === null ? '' : `${workspace}:`}${channel}`;
}
