import { carryOut } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';

/** Words for the one who owns the incident; every other word is a role of its own. */
const OWNER: readonly string[] = ['owner', '负责人'];

export const assign = defineCommand({
  path: ['assign'],
  aliases: ['指派', '分派'],
  params: [
    { name: 'incident', kind: 'incident', completes: 'incident' },
    { name: 'who', kind: 'person', completes: 'person' },
    { name: 'role', kind: 'word', keyword: 'as', optional: true },
  ],
  permission: 'act',
  examples: ['assign INC-42 @me', 'assign INC-42 @me as logistics'],
  run: ({ incident, who, role }, context) =>
    carryOut(context, [
      {
        on: 'incident',
        incident,
        action: { do: 'assign', to: who.id, role: role === undefined || OWNER.includes(role) ? null : role },
      },
    ]),
});
