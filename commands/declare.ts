import { carryOut } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';

export const declare = defineCommand({
  path: ['declare'],
  aliases: ['上报'],
  params: [
    { name: 'level', kind: 'level' },
    { name: 'title', kind: 'rest' },
    { name: 'labels', kind: 'labels', optional: true },
  ],
  ability: 'handle',
  examples: [
    'declare orange Core supplier stops production supplier=acme',
    'declare red Platform ban on our account show=618-1',
  ],
  run: ({ level, title, labels }, context) =>
    carryOut(context, [{ on: 'declare', level, title, labels: labels ?? {} }]),
});
