import { carryOut } from '../src/chat/registry/reply.js';
import { OWNER, roleOf } from '../src/chat/registry/role-words.js';
import { defineCommand } from '../src/chat/registry/values.js';

export const assign = defineCommand({
  path: ['assign'],
  aliases: ['指派', '分派'],
  params: [
    { name: 'incident', kind: 'incident', completes: 'incident' },
    { name: 'who', kind: 'person', completes: 'person' },
    { name: 'role', kind: 'word', keyword: 'as', optional: true, completes: 'role' },
  ],
  ability: 'handle',
  examples: ['assign INC-42 @me', 'assign INC-42 @me as logistics'],
  run: ({ incident, who, role }, context) => {
    const meant = role === undefined ? OWNER : roleOf(role);
    return carryOut(context, [
      { on: 'incident', incident, action: { do: 'assign', to: who.id, role: meant === OWNER ? null : meant } },
    ]);
  },
});
