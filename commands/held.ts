import { refused } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import { sentence } from '../src/text/catalogue.js';

/** What a button stands for that is longer than it can carry. */
export const held = defineCommand({
  path: ['held'],
  params: [{ name: 'code', kind: 'word' }],
  ability: 'look',
  examples: ['held 483201'],
  hidden: true,
  run: async ({ code }, context) => {
    const found = context.read.held(code);
    const mine = found?.account.platform === context.platform && found.account.id === context.account?.id;
    if (!found || !mine || found.until <= context.now) return refused(sentence('link.too-late'));
    return context.run(found.line);
  },
});
