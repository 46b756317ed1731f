import { carryOut } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';

export const merge = defineCommand({
  path: ['merge'],
  aliases: ['合并'],
  under: 'more',
  params: [
    { name: 'incident', kind: 'incident', completes: 'incident' },
    { name: 'into', kind: 'incident', keyword: 'into', completes: 'incident' },
  ],
  ability: 'handle',
  examples: ['merge INC-43 into INC-42'],
  run: ({ incident: from, into }, context) => carryOut(context, [{ on: 'merge', from, into }]),
});
