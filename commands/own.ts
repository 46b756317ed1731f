import { actOnEach } from '../src/chat/registry/pick.js';
import { defineCommand } from '../src/chat/registry/values.js';
import { ACTIVE } from '../src/domain/incident.js';

export const own = defineCommand({
  path: ['own'],
  aliases: ['take', '认领', '我来负责'],
  params: [{ name: 'incidents', kind: 'incidents', completes: 'incident' }],
  ability: 'handle',
  examples: ['own INC-42', 'own all show=618-1'],
  run: (args, context) => actOnEach(context, args.incidents, ACTIVE, { do: 'own' }),
});
