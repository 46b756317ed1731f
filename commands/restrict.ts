import { carryOut } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';

export const restrict = defineCommand({
  path: ['restrict'],
  under: 'more',
  aliases: ['受限'],
  params: [
    { name: 'incident', kind: 'incident', completes: 'incident' },
    { name: 'restricted', kind: 'choice', choices: ['on', 'off'], optional: true },
  ],
  ability: 'restricted',
  examples: ['restrict INC-42', 'restrict INC-42 off'],
  run: ({ incident, restricted }, context) =>
    carryOut(context, [{ on: 'incident', incident, action: { do: 'restrict', on: restricted !== 'off' } }]),
});
