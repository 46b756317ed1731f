import { carryOut, refused, shown, tell, tellText } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import type { CommandContext } from '../src/chat/registry.js';
import type { CardField } from '../src/domain/card.js';
import { type Key, sentence } from '../src/text/catalogue.js';
import { cleanText } from '../src/text/clean.js';

const MOST = 20;
const BODY = 1500;

export const inboxList = defineCommand({
  path: ['inbox', 'list'],
  aliases: ['inbox', '收件箱', '收件箱 列表'],
  under: 'more',
  params: [],
  ability: 'look',
  examples: ['inbox', 'inbox list'],
  run: async (_args, context) => {
    const items = await context.read.inbox(MOST);
    const lines = items.map((item) =>
      tell(
        context,
        sentence(item.replayedAt === null ? 'inbox.line' : 'inbox.line.replayed', {
          id: item.id,
          at: { at: item.at },
          source: item.source,
          problem: item.problems[0] ?? '–',
        }),
      ),
    );
    if (items.length === 0) lines.push(tell(context, sentence('inbox.none')));
    return shown(context, sentence('inbox.title', { n: items.length }), lines);
  },
});

export const inboxShow = defineCommand({
  path: ['inbox', 'show'],
  aliases: ['收件箱 查看'],
  under: 'more',
  params: [{ name: 'item', kind: 'number' }],
  ability: 'look',
  examples: ['inbox show 7'],
  run: async ({ item: id }, context) => {
    const item = await context.read.inboxItem(id);
    if (!item) return refused(sentence('inbox.unknown', { id }), 'inbox list');
    const body = item.body.length > BODY ? `${item.body.slice(0, BODY)}…` : item.body;
    const text = [
      ...item.problems.map((problem) => tell(context, sentence('inbox.problem', { problem }))),
      [cleanText(body)],
    ];
    const fields = [
      field(context, 'inbox.source', item.source),
      field(context, 'inbox.type', item.contentType),
      { name: tellText(context, sentence('inbox.at')), value: [{ at: item.at, style: 'time' as const }] },
    ];
    const buttons = [
      { command: `inbox replay ${id}`, label: tellText(context, sentence('button.replay')), style: 'plain' as const },
    ];
    return shown(context, sentence('inbox.item', { id }), text, { fields, buttons });
  },
});

function field(context: CommandContext, key: Key, value: string): CardField {
  return { name: tellText(context, sentence(key)), value: [cleanText(value)] };
}

export const inboxReplay = defineCommand({
  path: ['inbox', 'replay'],
  aliases: ['收件箱 重放'],
  under: 'more',
  params: [{ name: 'item', kind: 'number' }],
  ability: 'configure',
  examples: ['inbox replay 7'],
  run: ({ item: id }, context) => carryOut(context, [{ on: 'inbox-replay', id }]),
});
