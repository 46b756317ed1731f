import { shown, tell, tellText } from '../src/chat/registry/reply.js';
import { schedulesNamed } from '../src/chat/registry/schedules.js';
import { defineCommand } from '../src/chat/registry/values.js';
import type { CommandContext } from '../src/chat/registry.js';
import type { CardButton, Rich } from '../src/domain/card.js';
import { isAhead } from '../src/domain/oncall/asked-until.js';
import { onDuty } from '../src/domain/oncall/duty.js';
import { type Key, sentence } from '../src/text/catalogue.js';
import { changeSays, dutySays } from '../src/text/duty-lines.js';
import { namer } from '../src/text/sentences.js';

/** Who is on duty, until when, who is next, and what stands in between; of all schedules, of one, or of a team's. */
export const oncall = defineCommand({
  path: ['oncall', 'now'],
  aliases: ['oncall', '值班', '值班 现在'],
  params: [
    { name: 'team', kind: 'word', optional: true, completes: 'schedule' },
    { name: 'at', kind: 'time', keyword: 'at', optional: true },
  ],
  ability: 'look',
  examples: ['oncall', 'oncall warehouse', 'oncall at tomorrow 20:00'],
  run: async ({ team, at }, context) => {
    const desk = context.read.duty();
    const named = team === undefined ? desk.schedules : schedulesNamed(team, context.read);
    if ('ok' in named) return named;
    if (named.length === 0)
      return shown(context, sentence('oncall.title', { n: 0 }), [tell(context, sentence('oncall.none-configured'))]);
    const when = at ?? context.now;
    const nameOf = namer(context.read.settings.people);
    const text = named.flatMap((schedule): readonly Rich[] => {
      const { changes } = onDuty(schedule, when, desk.context);
      const holding = desk.context.changes.filter(({ id }) => changes.includes(id));
      return [
        ...dutySays(schedule, when, desk.context, nameOf),
        ...holding.flatMap((change) => changeSays(change, desk.schedules, nameOf)),
      ].map((said) => tell(context, said));
    });
    const title =
      at === undefined ? sentence('oncall.title', { n: named.length }) : sentence('oncall.title.at', { at: { at } });
    return shown(context, title, text, { buttons: buttons(context) });
  },
});

function buttons(context: CommandContext): readonly CardButton[] {
  const button = (key: Key, command: string, more: Partial<CardButton> = {}): CardButton => ({
    command,
    label: tellText(context, sentence(key)),
    style: 'plain',
    ...more,
  });
  const { now, read } = context;
  const some = read.duty().context.changes.some((change) => isAhead(change, now));
  return [
    button('button.oncall.override', 'oncall override', { asks: 'oncall-override', style: 'primary' }),
    button('button.oncall.swap', 'oncall swap', { asks: 'oncall-swap' }),
    ...(some ? [button('button.oncall.changes', 'oncall changes')] : []),
  ];
}
