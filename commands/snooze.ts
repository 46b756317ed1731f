import { carryOut } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import { spanEnd } from '../src/chat/registry/when.js';

export const snooze = defineCommand({
  path: ['snooze'],
  aliases: ['暂缓', '稍后提醒'],
  params: [
    { name: 'incident', kind: 'incident', completes: 'incident' },
    { name: 'time', kind: 'duration', keyword: 'for' },
  ],
  ability: 'handle',
  examples: ['snooze INC-42 30m', 'snooze INC-42 until 18:00', 'snooze INC-42 tomorrow 9:00'],
  run: ({ incident, time }, context) =>
    carryOut(context, [{ on: 'incident', incident, action: { do: 'snooze', until: spanEnd(time, context.now) } }]),
});
