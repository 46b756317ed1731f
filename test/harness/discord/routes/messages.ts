import { checkMessage } from '../check-message.js';
import { flags } from '../flags.js';
import { Form } from '../form.js';
import { older } from '../ids.js';
import { type Json, json, number, objects, string } from '../json.js';
import {
  emptyMessage,
  missingAccess,
  notTextChannel,
  notTheAuthor,
  systemMessage,
  threadArchived,
} from '../refusal.js';
import type { Service } from '../service.js';
import { revise, say, seenByBot, unsay } from '../speak.js';
import type { Channel, Message } from '../world.js';
import { type Call, done, need, ok, param, type Route, reach } from './route.js';

/** How long the service remembers an enforced nonce. */
const nonceMs = 3 * 60_000;

const create: Route = {
  method: 'POST',
  path: '/channels/:channel/messages',
  rate: { limit: 5, windowMs: 5000 },
  check: (call) => checkMessage(json(call.body), 'channel', [], 0, call.files.length),
  handle: (call) => {
    const { service } = call;
    const body = json(call.body);
    const channel = reach(service, param(call, 'channel'));
    mayWrite(service, channel, body, call.files.length);
    const known = body.enforce_nonce === true ? sameNonce(service, body.nonce) : undefined;
    if (known !== undefined) return ok({ ...seenByBot(service, known), nonce: body.nonce });
    const message = say(service, {
      channel,
      author: service.world.bot,
      body,
      files: call.files,
      replyTo: reference(service, channel, body),
      mayMentionAll: service.world.mayBot(channel).has('MentionEveryone'),
    });
    return ok({ ...seenByBot(service, message), ...(message.nonce === null ? {} : { nonce: body.nonce }) });
  },
};

/** @throws Refusal when the bot may not say this there */
export function mayWrite(service: Service, channel: Channel, body: Json, files: number): void {
  if (channel.kind === 'forum') throw notTextChannel();
  need(service, channel, channel.kind === 'thread' ? 'SendMessagesInThreads' : 'SendMessages');
  if (objects(body.embeds).length > 0) need(service, channel, 'EmbedLinks');
  if (files > 0) need(service, channel, 'AttachFiles');
  if (channel.archived && channel.locked) throw threadArchived();
}

/** Discord knows nonces by author, whatever the channel. */
function sameNonce(service: Service, nonce: unknown): Message | undefined {
  if (nonce === undefined || nonce === null) return undefined;
  const known = service.world.nonces.get(`${service.world.bot.id} ${String(nonce)}`);
  return known !== undefined && !known.deleted && service.now() - known.createdAt < nonceMs ? known : undefined;
}

function reference(service: Service, channel: Channel, body: Json): string | null {
  const asked = json(body.message_reference);
  const id = string(asked.message_id);
  if (id === '') return null;
  const found = service.world.messages.get(id);
  if (found !== undefined && found.channelId === channel.id && found.ephemeralTo === null) return id;
  if (asked.fail_if_not_exists === false) return null;
  const form = new Form();
  form.add(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  form.done();
  return null;
}

const get: Route = {
  method: 'GET',
  path: '/channels/:channel/messages/:message',
  handle: (call) => {
    const channel = reach(call.service, param(call, 'channel'));
    if (channel.kind !== 'dm' && !call.service.world.mayBot(channel).has('ReadMessageHistory')) throw missingAccess();
    return ok(seenByBot(call.service, call.service.world.message(channel.id, param(call, 'message'))));
  },
};

const list: Route = {
  method: 'GET',
  path: '/channels/:channel/messages',
  handle: (call) => {
    const { service, query } = call;
    const channel = reach(service, param(call, 'channel'));
    if (channel.kind === 'forum') throw notTextChannel();
    const limit = limitOf(call, 50, 100);
    if (channel.kind !== 'dm' && !service.world.mayBot(channel).has('ReadMessageHistory')) return ok([]);
    const all = service.world.inChannel(channel.id).filter((each) => each.ephemeralTo === null);
    return ok(pick(all, query, limit).map((each) => seenByBot(service, each)));
  },
};

/** Newest first, as Discord lists. */
function pick(all: readonly Message[], query: URLSearchParams, limit: number): readonly Message[] {
  const [before, after, around] = [query.get('before'), query.get('after'), query.get('around')];
  if (after !== null)
    return all
      .filter((each) => older(after, each.id))
      .slice(0, limit)
      .reverse();
  if (around !== null) {
    const half = Math.floor(limit / 2);
    const ahead = all.filter((each) => older(each.id, around)).slice(-half);
    const rest = all.filter((each) => !older(each.id, around)).slice(0, half + 1);
    return [...ahead, ...rest].slice(0, limit).reverse();
  }
  return all
    .filter((each) => before === null || older(each.id, before))
    .slice(-limit)
    .reverse();
}

/** @throws Refusal 50035 when the limit asked for is out of range */
export function limitOf(call: Call, usual: number, most: number): number {
  const asked = call.query.get('limit');
  const limit = asked === null ? usual : Number(asked);
  const form = new Form();
  form.integer(['limit'], limit, 1, most);
  form.done();
  return limit;
}

const edit: Route = {
  method: 'PATCH',
  path: '/channels/:channel/messages/:message',
  rate: { limit: 5, windowMs: 5000 },
  check: (call) =>
    checkMessage(json(call.body), 'edit', [], standingFlags(call, param(call, 'message')), call.files.length),
  handle: (call) => {
    const { service } = call;
    const channel = reach(service, param(call, 'channel'));
    const message = service.world.message(channel.id, param(call, 'message'));
    if (message.author.id !== service.world.bot.id) throw notTheAuthor();
    if (message.type === 18 || message.type === 21) throw systemMessage();
    if (channel.archived) throw threadArchived();
    const body = json(call.body);
    if (objects(body.embeds).length > 0) need(service, channel, 'EmbedLinks');
    if (call.files.length > 0) need(service, channel, 'AttachFiles');
    if (Object.keys(body).length === 0 && call.files.length === 0) throw emptyMessage();
    return ok(seenByBot(service, revise(service, message, body, call.files)));
  },
};

/** What an edit cannot take back: a message of Components V2 stays one. */
export function standingFlags(call: Call, id: string): number {
  return number(call.service.world.messages.get(id)?.flags) & flags.componentsV2;
}

const remove: Route = {
  method: 'DELETE',
  path: '/channels/:channel/messages/:message',
  rate: { limit: 5, windowMs: 1000 },
  handle: (call) => {
    const channel = reach(call.service, param(call, 'channel'));
    const message = call.service.world.message(channel.id, param(call, 'message'));
    if (message.author.id !== call.service.world.bot.id) need(call.service, channel, 'ManageMessages');
    if (channel.archived) throw threadArchived();
    unsay(call.service, message);
    return done;
  },
};

const typing: Route = {
  method: 'POST',
  path: '/channels/:channel/typing',
  handle: (call) => {
    const channel = reach(call.service, param(call, 'channel'));
    need(call.service, channel, channel.kind === 'thread' ? 'SendMessagesInThreads' : 'SendMessages');
    return done;
  },
};

export const messages: readonly Route[] = [create, get, list, edit, remove, typing];
