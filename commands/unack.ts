import { actOnEach } from '../src/chat/registry/pick.js';
import { defineCommand } from '../src/chat/registry/values.js';

export const unack = defineCommand({
  path: ['unack'],
  aliases: ['unacknowledge', '取消确认', '撤回确认'],
  under: 'more',
  params: [
    { name: 'incidents', kind: 'incidents', completes: 'incident' },
    { name: 'note', kind: 'rest', optional: true },
  ],
  ability: 'acknowledge',
  examples: ['unack INC-42', 'unack INC-42 my shift is over'],
  run: (args, context) =>
    actOnEach(context, args.incidents, ['acknowledged'], { do: 'unacknowledge', note: args.note ?? '' }),
});
