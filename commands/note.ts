import { carryOut } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';

export const note = defineCommand({
  path: ['note'],
  aliases: ['备注'],
  under: 'respond',
  params: [
    { name: 'incident', kind: 'incident', completes: 'incident' },
    { name: 'text', kind: 'rest' },
  ],
  ability: 'handle',
  examples: ['note INC-42 the carrier promises a van by 21:00'],
  run: ({ incident, text }, context) => {
    const from = context.message === null ? {} : { message: context.message };
    return carryOut(context, [{ on: 'incident', incident, action: { do: 'note', text, ...from } }]);
  },
});
