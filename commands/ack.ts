import { actOnEach } from '../src/chat/registry/pick.js';
import { defineCommand } from '../src/chat/registry/values.js';

export const ack = defineCommand({
  path: ['ack'],
  aliases: ['acknowledge', '确认'],
  params: [
    { name: 'incidents', kind: 'incidents', completes: 'incident' },
    { name: 'note', kind: 'rest', optional: true },
  ],
  ability: 'acknowledge',
  examples: ['ack INC-42', 'ack INC-42 INC-43 calling the warehouse', 'ack all blue show=618-1'],
  run: (args, context) => actOnEach(context, args.incidents, ['open'], { do: 'acknowledge', note: args.note ?? '' }),
});
