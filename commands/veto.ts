import { carryOut, shown, tell } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import { sentence } from '../src/text/catalogue.js';
import { joinedParam, namer } from '../src/text/sentences.js';
import { vetoLine } from '../src/text/veto-lines.js';

export const vetoShow = defineCommand({
  path: ['veto', 'show'],
  aliases: ['否决 场次', '一票否决 场次'],
  under: 'approval',
  params: [
    { name: 'show', kind: 'word', completes: 'show' },
    { name: 'why', kind: 'rest' },
  ],
  ability: 'veto',
  examples: ['veto show 618-3 the supplier has no licence'],
  run: ({ show, why }, context) => carryOut(context, [{ on: 'veto', what: 'show', ref: show, why }]),
});

export const vetoSku = defineCommand({
  path: ['veto', 'sku'],
  aliases: ['否决 商品', '一票否决 商品'],
  under: 'approval',
  params: [
    { name: 'sku', kind: 'word' },
    { name: 'why', kind: 'rest' },
  ],
  ability: 'veto',
  examples: ['veto sku A1 a batch failed its test'],
  run: ({ sku, why }, context) => carryOut(context, [{ on: 'veto', what: 'sku', ref: sku, why }]),
});

export const vetoLift = defineCommand({
  path: ['veto', 'lift'],
  aliases: ['否决 解除', '解除 否决'],
  under: 'approval',
  params: [
    { name: 'what', kind: 'choice', choices: ['show', 'sku'], also: { 场次: 'show', 商品: 'sku' } },
    { name: 'ref', kind: 'word' },
    { name: 'why', kind: 'rest' },
  ],
  ability: 'veto',
  examples: ['veto lift show 618-3 the licence is here', 'veto lift sku A1 tested again and sound'],
  run: ({ what, ref, why }, context) => carryOut(context, [{ on: 'veto-lift', what, ref, why }]),
});

export const vetoList = defineCommand({
  path: ['veto', 'list'],
  aliases: ['veto', '否决', '否决 列表'],
  under: 'approval',
  params: [],
  ability: 'look',
  examples: ['veto list'],
  run: async (_args, context) => {
    const { read, now } = context;
    const nameOf = namer(read.settings.people);
    const vetoes = read.vetoes();
    const lines = vetoes.flatMap((veto) => {
      const sold = veto.on === 'sku' ? read.shows().ahead(veto.ref, now) : [];
      const shows = joinedParam(sold.map(({ id }) => id));
      const line = tell(context, vetoLine(veto, nameOf));
      return shows === null ? [line] : [line, tell(context, sentence('veto.shows', { shows }))];
    });
    return shown(context, sentence('veto.title', { n: vetoes.length }), lines);
  },
});
