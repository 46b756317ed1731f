import { refused, shown, tell } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import { sentence } from '../src/text/catalogue.js';

/** What the button of `tocsin doctor` stands for: proves that what is pressed in a chat reaches the bot. */
export const doctor = defineCommand({
  path: ['doctor'],
  params: [{ name: 'code', kind: 'word' }],
  ability: 'look',
  examples: ['doctor 1f0c9a2e'],
  hidden: true,
  run: async ({ code }, context) => {
    // Only codes of the doctor's go into the history.
    if (!/^[0-9a-f]{8}$/u.test(code)) return refused(sentence('doctor.code'));
    const [result] = await context.act([{ on: 'return-path', code }]);
    if (result?.result !== 'done') return refused(sentence('doctor.code'));
    return shown(context, sentence('doctor.card.title'), [tell(context, result.said)]);
  },
});
