import { carryOut } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';

export const reopen = defineCommand({
  path: ['reopen'],
  aliases: ['重开', '重新打开'],
  under: 'more',
  params: [
    { name: 'incident', kind: 'incident' },
    { name: 'why', kind: 'rest', optional: true },
  ],
  ability: 'handle',
  examples: ['reopen INC-42', 'reopen INC-42 it is back in the west'],
  run: ({ incident, why }, context) =>
    carryOut(context, [{ on: 'incident', incident, action: { do: 'reopen', why: why ?? '' } }]),
});
