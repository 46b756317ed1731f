import { shown, tell } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import { drawnFrom, leftOf } from '../src/domain/authority/draw.js';
import { amountParam, type Resource } from '../src/domain/authority/resource.js';
import type { Reads } from '../src/domain/reads.js';
import type { Say } from '../src/domain/text.js';
import { sentence } from '../src/text/catalogue.js';
import { joinedParam } from '../src/text/sentences.js';

/** What there is to fall back on, and what is left of it. */
export const resources = defineCommand({
  path: ['resources'],
  aliases: ['资源'],
  under: 'approval',
  params: [],
  ability: 'look',
  examples: ['resources'],
  run: async (_args, context) => {
    const all = context.read.settings.resources;
    const lines = await Promise.all(all.map(async (each) => tell(context, await lineOf(each, context.read))));
    if (all.length === 0) lines.push(tell(context, sentence('resources.none')));
    return shown(context, sentence('resources.title', { n: all.length }), lines);
  },
});

async function lineOf(resource: Resource, read: Reads): Promise<Say> {
  const params = {
    id: resource.id,
    name: { worded: resource.name, labels: {} },
    kind: { say: sentence(`resource.${resource.kind}`) },
  };
  const asked = await read.askedOf(resource.id);
  const left = leftOf(resource, asked);
  if (left === null || resource.amount === null) return sentence('resources.line.uncounted', params);
  const line = sentence('resources.line', {
    ...params,
    left: amountParam(resource, left),
    amount: amountParam(resource, resource.amount),
  });
  const contested = drawnFrom(resource, asked)
    .filter(({ state }) => state === 'rejected')
    .reduce((sum, { deed }) => sum + (deed.amount ?? 0), 0);
  if (contested === 0) return line;
  const more = sentence('resources.contested', { amount: amountParam(resource, contested) });
  return sentence('text', { text: joinedParam([{ say: line }, { say: more }]) ?? '' });
}
