import { carryOut } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';

export const escalate = defineCommand({
  path: ['escalate'],
  aliases: ['升级'],
  params: [
    { name: 'incident', kind: 'incident', completes: 'incident' },
    { name: 'who', kind: 'person', optional: true, completes: 'person' },
    { name: 'level', kind: 'level', optional: true },
    { name: 'why', kind: 'rest', optional: true },
  ],
  ability: 'handle',
  examples: [
    'escalate INC-42',
    'escalate INC-42 @me the carrier does not answer',
    'escalate INC-42 red two regions now',
  ],
  run: ({ incident, who, level, why }, context) =>
    carryOut(context, [
      {
        on: 'incident',
        incident,
        action: { do: 'escalate', to: who?.id ?? null, level: level ?? null, why: why ?? '' },
      },
    ]),
});
