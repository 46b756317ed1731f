import { parseAmount } from '../src/chat/registry/read-amount.js';
import { carryOut, refused } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import { toMinor } from '../src/domain/figures.js';
import { sentence } from '../src/text/catalogue.js';

const EXAMPLE = 'draw 9% of east-reserve for INC-42 the east is sold out';

/** Takes part of a resource: at once within one's limit, after approval above it. */
export const draw = defineCommand({
  path: ['draw'],
  aliases: ['动用', '调用资源'],
  under: 'approval',
  params: [
    { name: 'amount', kind: 'word' },
    { name: 'resource', kind: 'word', keyword: 'of', completes: 'resource' },
    { name: 'incident', kind: 'incident', keyword: 'for', optional: true, completes: 'incident' },
    { name: 'why', kind: 'rest' },
  ],
  ability: 'request',
  examples: [EXAMPLE, 'draw 500 of east-reserve the van broke down', 'draw 20k of reserve-fund for INC-42 refunds'],
  run: ({ amount: typed, resource: id, incident, why }, context) => {
    const wanted = parseAmount(typed);
    if (!wanted) return Promise.resolve(refused(sentence('approval.amount.unread', { typed }), EXAMPLE));
    const plain = id.toLowerCase();
    const { resources } = context.read.settings;
    const found = resources.find((each) => each.id === plain || Object.values(each.name).includes(id));
    const currency = found?.currency ?? null;
    const inMinor = 'amount' in wanted && currency !== null ? { amount: toMinor(wanted.amount, currency) } : wanted;
    const action = { on: 'draw' as const, resource: found?.id ?? id, wanted: inMinor, incident: incident ?? null, why };
    return carryOut(context, [action]);
  },
});
