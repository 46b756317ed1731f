import { outcome } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import type { Lang } from '../src/domain/text.js';

export const lang = defineCommand({
  path: ['lang'],
  aliases: ['语言'],
  under: 'more',
  params: [
    {
      name: 'lang',
      kind: 'choice',
      choices: ['en', 'zh'],
      also: { 'zh-cn': 'zh', cn: 'zh', chinese: 'zh', 中文: 'zh', english: 'en', 英文: 'en', 英语: 'en' },
    },
  ],
  ability: 'look',
  examples: ['lang en', 'lang zh'],
  run: async (args, context) => {
    const chosen: Lang = args.lang === 'zh' ? 'zh-CN' : 'en';
    // Answered in the language just chosen, so that it can be seen to hold.
    return outcome(context, await context.act([{ on: 'lang', lang: chosen }]), chosen);
  },
});
