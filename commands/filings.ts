import { plainWord } from '../src/chat/registry/nearest.js';
import { readFields } from '../src/chat/registry/read-fields.js';
import { readMoney } from '../src/chat/registry/read-money.js';
import { carryOut, refused } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import type { Command, CommandContext, Reply } from '../src/chat/registry.js';
import { incidentName } from '../src/domain/incident.js';
import type { FilingKind } from '../src/domain/response/clock.js';
import { fieldsOf } from '../src/domain/response/filing.js';
import { sentence } from '../src/text/catalogue.js';

interface Filing {
  readonly kind: FilingKind;
  readonly aliases: readonly string[];
  readonly examples: readonly [string, ...string[]];
}

/** A command that stops the clock of its name with what was written. */
function filing({ kind, aliases, examples }: Filing): Command {
  return defineCommand({
    path: [kind],
    aliases,
    under: 'respond',
    params: [
      { name: 'incident', kind: 'incident', completes: 'incident' },
      { name: 'text', kind: 'rest' },
    ],
    ability: 'handle',
    examples,
    run: (args, context) => fileOn(context, args.incident, kind, args.text, examples[0]),
  });
}

/** The content of a clock, read into its fields; money that cannot be read is not taken for words. */
async function fileOn(
  context: CommandContext,
  incident: number,
  what: string,
  typed: string,
  example: string,
): Promise<Reply> {
  const fields = readFields(typed, fieldsOf(what));
  if (fields.money === undefined)
    return carryOut(context, [{ on: 'incident', incident, action: { do: 'file', what, fields } }]);
  const money = readMoney(fields.money, context.read.settings.matrix?.currency ?? 'CNY');
  if (money === null) return refused(sentence('file.money', { typed: fields.money }), example);
  const atRisk = { direct: money.minor, indirect: 0, currency: money.currency };
  return carryOut(context, [{ on: 'incident', incident, action: { do: 'file', what, fields, money: atRisk } }]);
}

export const update = filing({
  kind: 'update',
  aliases: ['通报', '进展'],
  examples: [
    'update INC-42 conditions: the east is 3 h late actions: parcels go by air needs: approval for 200k',
    'update INC-42 现状：华东晚 3 小时 措施：改走空运 需求：批准 20 万',
  ],
});

export const plan = filing({
  kind: 'plan',
  aliases: ['方案', '预案'],
  examples: ['plan INC-42 substitute SKU A2 from Wuhan by 18:00, refund those who do not want it'],
});

export const assess = filing({
  kind: 'assess',
  aliases: ['评估'],
  examples: ['assess INC-42 12,000 orders of tonight, 300 already complained money: 1.2M CNY'],
});

export const assemble = filing({
  kind: 'assemble',
  aliases: ['集结', '组队'],
  examples: ['assemble INC-42 who: Maya, Lin, warehouse lead where: meeting 301 and the call of this channel'],
});

export const coordinate = filing({
  kind: 'coordinate',
  aliases: ['协调'],
  examples: ['coordinate INC-42 two vans from SF and 800 units from Wuxi, there by 20:00'],
});

const EXAMPLE = 'regulator report 2026-118 sent to the data authority at 14:20 by Zhao';

/** For clocks of the configuration's own: told to the regulator, people told. */
export const file = defineCommand({
  path: ['file'],
  aliases: ['报送', '提交'],
  under: 'respond',
  params: [
    { name: 'incident', kind: 'incident', completes: 'incident' },
    { name: 'clock', kind: 'word', completes: 'clock' },
    { name: 'text', kind: 'rest' },
  ],
  ability: 'handle',
  examples: [`file INC-42 ${EXAMPLE}`],
  run: async ({ incident, clock, text }, context) => {
    const clocks = (await context.read.incident(incident))?.clocks ?? [];
    const typed = plainWord(clock);
    const meant = clocks.find(({ id, name }) =>
      [id, name?.en, name?.['zh-CN']].some((each) => each && plainWord(each) === typed),
    );
    return fileOn(context, incident, meant?.id ?? clock, text, `file ${incidentName(incident)} ${EXAMPLE}`);
  },
});
