import { actOnEach } from '../src/chat/registry/pick.js';
import { defineCommand } from '../src/chat/registry/values.js';
import { ACTIVE } from '../src/domain/incident.js';

export const resolve = defineCommand({
  path: ['resolve'],
  aliases: ['解决', '解除'],
  params: [
    { name: 'incidents', kind: 'incidents', completes: 'incident' },
    {
      name: 'outcome',
      kind: 'choice',
      choices: ['true', 'false-alarm'],
      also: { false: 'false-alarm', real: 'true', 属实: 'true', 误报: 'false-alarm' },
      optional: true,
    },
    { name: 'note', kind: 'rest', optional: true },
  ],
  ability: 'resolve',
  examples: ['resolve INC-42', 'resolve INC-42 true stock moved from Wuhan', 'resolve INC-42 false-alarm sensor fault'],
  run: ({ incidents, outcome, note }, context) =>
    actOnEach(context, incidents, ACTIVE, { do: 'resolve', outcome: outcome ?? null, note: note ?? '' }),
});
