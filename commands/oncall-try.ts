import { carryOut } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';

/** Whoever types it is called in each of their ways, to see that it works. */
export const oncallTry = defineCommand({
  path: ['oncall', 'try'],
  aliases: ['值班 测试', '测试呼叫'],
  params: [],
  ability: 'look',
  examples: ['oncall try'],
  run: (_args, context) => carryOut(context, [{ on: 'call-test' }]),
});
