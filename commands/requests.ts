import { carryOut, refused, shown, tell } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import { sentence } from '../src/text/catalogue.js';
import { requestCard, requestLine } from '../src/text/request-card.js';
import { readRequest } from './read-request.js';

const MOST = 20;

/** What waits for approval first, then what became of the last of them; one of them as its card. */
export const requests = defineCommand({
  path: ['requests'],
  aliases: ['申请', '审批列表'],
  under: 'approval',
  params: [{ name: 'request', kind: 'word', optional: true, completes: 'request' }],
  ability: 'look',
  examples: ['requests', 'requests REQ-7'],
  run: async ({ request: typed }, context) => {
    const { read, lang, zone, now } = context;
    const { resources, people } = read.settings;
    const reader = { lang, zone, now, people };
    if (typed !== undefined) {
      const request = await readRequest(typed, read);
      if ('key' in request) return refused(request, 'requests');
      const resource = resources.find(({ id }) => id === request.deed.resource);
      return {
        ok: true,
        card: requestCard({ request, resource, asked: await read.askedOf(request.deed.resource) }, reader),
      };
    }
    const all = await read.requests(null, MOST);
    const waiting = all.filter(({ state }) => state === 'waiting');
    const lines = [...waiting, ...all.filter(({ state }) => state !== 'waiting')].map((request) =>
      requestLine({ request, resource: resources.find(({ id }) => id === request.deed.resource) }, reader),
    );
    if (waiting.length === 0) lines.unshift(tell(context, sentence('requests.none')));
    return shown(context, sentence('requests.title', { n: all.length }), lines);
  },
});

export const approve = defineCommand({
  path: ['approve'],
  aliases: ['批准', '同意'],
  under: 'approval',
  params: [
    { name: 'request', kind: 'word', completes: 'request' },
    { name: 'hash', kind: 'word', optional: true },
  ],
  ability: 'approve',
  examples: ['approve REQ-7', 'approve REQ-7 3fa9c1d20b7e'],
  run: async ({ request: typed, hash }, context) => {
    const request = await readRequest(typed, context.read);
    if ('key' in request) return refused(request, 'requests');
    // Typed without its mark, what is approved is the request as it stands now, and nothing else.
    return carryOut(context, [{ on: 'request-approve', request: request.id, hash: hash ?? request.hash }]);
  },
});

export const reject = defineCommand({
  path: ['reject'],
  aliases: ['驳回'],
  under: 'approval',
  params: [
    { name: 'request', kind: 'word', completes: 'request' },
    { name: 'why', kind: 'rest' },
  ],
  ability: 'approve',
  examples: ['reject REQ-7 the west has enough'],
  run: async ({ request: typed, why }, context) => {
    const request = await readRequest(typed, context.read);
    if ('key' in request) return refused(request, 'requests');
    return carryOut(context, [{ on: 'request-reject', request: request.id, why }]);
  },
});

export const withdraw = defineCommand({
  path: ['withdraw'],
  aliases: ['撤回'],
  under: 'approval',
  params: [{ name: 'request', kind: 'word', completes: 'request' }],
  ability: 'request',
  examples: ['withdraw REQ-7'],
  run: async ({ request: typed }, context) => {
    const request = await readRequest(typed, context.read);
    if ('key' in request) return refused(request, 'requests');
    return carryOut(context, [{ on: 'request-withdraw', request: request.id }]);
  },
});
