import { carryOut } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';

/** What a card's button stands for: the step that is next as the card shows it, so that two presses take one step. */
export const escalateStep = defineCommand({
  path: ['escalate-step'],
  params: [
    { name: 'incident', kind: 'incident' },
    { name: 'step', kind: 'number' },
  ],
  ability: 'handle',
  examples: ['escalate-step INC-42 1'],
  hidden: true,
  run: ({ incident, step }, context) => {
    const action = { do: 'escalate', to: null, level: null, why: '', step: step - 1 } as const;
    return carryOut(context, [{ on: 'incident', incident, action }]);
  },
});
