import { carryOut, shown, tell, tellText } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import { isAhead } from '../src/domain/oncall/asked-until.js';
import { sentence } from '../src/text/catalogue.js';
import { changeSays } from '../src/text/duty-lines.js';
import { namer } from '../src/text/sentences.js';
import { changeId } from './oncall-swap.js';

const MOST = 20;
const MOST_BUTTONS = 5;

/** Who stands in for whom, now and ahead, and what is asked. */
export const oncallChanges = defineCommand({
  path: ['oncall', 'changes'],
  aliases: ['值班 变动'],
  params: [],
  ability: 'look',
  examples: ['oncall changes'],
  run: async (_args, context) => {
    const { schedules, context: duty } = context.read.duty();
    const changes = duty.changes
      .filter((change) => isAhead(change, context.now))
      .toSorted((a, b) => a.from - b.from || a.at - b.at);
    const nameOf = namer(context.read.settings.people);
    const text = changes
      .slice(0, MOST)
      .flatMap((change) => changeSays(change, schedules, nameOf).map((said) => tell(context, said)));
    if (changes.length === 0) text.push(tell(context, sentence('oncall.changes.none')));
    if (changes.length > MOST) text.push(tell(context, sentence('oncall.changes.more', { n: changes.length - MOST })));
    const { id: me } = context.person;
    const mine = changes.filter(({ by, person, instead }) => context.may('duty') || [by, person, instead].includes(me));
    const buttons = mine.slice(0, MOST_BUTTONS).map(({ id }) => ({
      command: `oncall end ${id}`,
      label: tellText(context, sentence('button.oncall.end', { id })),
      style: 'plain' as const,
    }));
    return shown(context, sentence('oncall.changes.title', { n: changes.length }), text, { buttons });
  },
});

export const oncallEnd = defineCommand({
  path: ['oncall', 'end'],
  aliases: ['值班 结束', '值班 撤销'],
  params: [{ name: 'change', kind: 'word', completes: 'duty-change' }],
  ability: 'handle',
  examples: ['oncall end DUTY-7'],
  run: ({ change }, context) => carryOut(context, [{ on: 'duty', ask: { do: 'end', change: changeId(change) } }]),
});
