import { actOnEach } from '../src/chat/registry/pick.js';
import { defineCommand } from '../src/chat/registry/values.js';

export const still = defineCommand({
  path: ['still'],
  aliases: ['仍在处理'],
  under: 'respond',
  params: [{ name: 'incidents', kind: 'incidents', completes: 'incident' }],
  ability: 'acknowledge',
  examples: ['still INC-42', 'still all'],
  run: (args, context) => actOnEach(context, args.incidents, ['acknowledged'], { do: 'still' }),
});
