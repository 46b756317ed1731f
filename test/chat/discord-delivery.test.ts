import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import type { ChatAdapter, Outgoing } from '../../src/chat/chat.js';
import { NO_CALLS } from '../../src/chat/chat.js';
import { createDiscord } from '../../src/chat/discord/discord.js';
import type { ConnectionPace } from '../../src/chat/discord/pace.js';
import { type Card, plainCard } from '../../src/domain/card.js';
import type { Channel } from '../../src/domain/channel.js';
import type { SendResult } from '../../src/domain/notice.js';
import type { Person } from '../../src/domain/person.js';
import { sayText } from '../../src/text/say.js';
import {
  type FakeDiscord,
  type FakeDiscordOptions,
  type SeenMessage,
  startFakeDiscord,
  textOf,
} from '../harness/discord/fake-discord.js';
import { channel as channelOf } from '../harness/settings.js';
import { lina, MIN, settings, wei } from './fixture.js';
import { quietHost } from './quiet-host.js';

const onStop: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of onStop.splice(0).reverse()) await stop();
});

interface World {
  readonly fake: FakeDiscord;
  readonly chat: ChatAdapter;
  readonly ops: Channel;
  /** Resolves once something was logged. */
  log(words: string): Promise<void>;
  /** ms the clock of the service and of the bot are ahead */
  advance(ms: number): void;
  /** Another life of the bot: nothing of the first is remembered. */
  again(): ChatAdapter;
}

async function world(options: FakeDiscordOptions = {}, pace: Partial<ConnectionPace> = {}): Promise<World> {
  let ahead = 0;
  const logged: string[] = [];
  const now = (): number => Date.now() + ahead;
  const fake = await startFakeDiscord({ limits: 'off', now, ...options });
  fake.addTextChannel({ name: 'ops' });
  const make = (): ChatAdapter => {
    const made = createDiscord({
      host: quietHost(settings, now),
      log: pino({ level: 'debug' }, { write: (entry: string) => logged.push(entry) }),
      token: fake.token,
      guildId: null,
      apiUrl: fake.url,
      pace,
    });
    onStop.push(() => made.stop());
    return made;
  };
  onStop.push(() => fake.stop());
  return {
    fake,
    chat: make(),
    ops: discord('#ops'),
    log: (words) => expect.poll(() => logged.join(''), { timeout: 10_000 }).toContain(words),
    advance: (ms) => {
      ahead += ms;
    },
    again: make,
  };
}

function discord(address: string, more: Partial<Channel> = {}): Channel {
  return channelOf('ops', { platform: 'discord', address, ...more });
}

function incident(more: Partial<Card> = {}): Card {
  return plainCard('INC-42 · Deliveries late in east', [['Late: 18%, above 15%.']], {
    level: 'red',
    badge: 'RED',
    fields: [{ name: 'State', value: ['open'] }],
    buttons: [
      { command: 'ack INC-42', label: 'Acknowledge', style: 'primary' },
      { command: 'resolve INC-42', label: 'Resolve', style: 'plain', asks: 'resolve' },
    ],
    more: [{ command: 'why INC-42', label: 'Why?', style: 'plain' }],
    ...more,
  });
}

function out(more: Partial<Outgoing> = {}): Outgoing {
  return {
    nonce: 'card:42@ops',
    askedAt: 0,
    kind: 'card',
    card: incident(),
    thread: null,
    broadcast: false,
    calls: NO_CALLS,
    uncertainSince: null,
    ...more,
  };
}

function line(words: string, thread: string, more: Partial<Outgoing> = {}): Outgoing {
  return out({ nonce: `line:${words}`, kind: 'line', card: plainCard('Tocsin', [[words]]), thread, ...more });
}

function refOf(result: SendResult): string {
  if (result.kind !== 'sent') throw new Error(`not sent: ${JSON.stringify(result)}`);
  return result.ref;
}

function messageOf(fake: FakeDiscord, ref: string): SeenMessage {
  const [channel = '', id] = ref.split('/');
  const found = fake
    .channel(channel)
    .messages()
    .find((message) => message.id === id);
  if (!found) throw new Error(`nobody sees ${ref}\n${fake.dump()}`);
  return found;
}

/** What somebody is told of a failure, in both languages. */
function fixOf(result: SendResult): readonly string[] {
  if (result.kind !== 'failed' || result.fix === null) throw new Error(`no fix: ${JSON.stringify(result)}`);
  const { fix } = result;
  return (['en', 'zh-CN'] as const).map((lang) => sayText(lang, 'utc', fix, 0));
}

function requests(fake: FakeDiscord, method: string, path: RegExp): number {
  return fake.requests.filter((request) => request.method === method && path.test(request.path)).length;
}

describe('a card', () => {
  test('is posted with its controls and edited where it stands, keeping them', async () => {
    const { fake, chat, ops } = await world();
    const ref = refOf(await chat.post(ops, out()));
    const seen = messageOf(fake, ref);
    expect(textOf(seen)).toContain('🔴 RED · INC-42 · Deliveries late in east');
    expect(textOf(seen)).toContain('[Acknowledge]');
    expect(ref).toBe(`${fake.channel('ops').id}/${seen.id}`);

    const card = incident({ level: 'yellow', badge: 'YELLOW', fields: [{ name: 'State', value: ['acknowledged'] }] });
    expect(await chat.edit(ops, ref, out({ card }))).toEqual({ kind: 'sent', ref });
    expect(seen.edits).toBe(1);
    expect(textOf(seen)).toContain('🟡 YELLOW');
    expect(textOf(seen)).toContain('acknowledged');
    expect(textOf(seen)).toContain('[Acknowledge]');
    expect(fake.channel('ops').messages()).toHaveLength(1);
    expect(fake.violations).toEqual([]);
  });

  test('loses what it no longer has when it is edited', async () => {
    const { fake, chat, ops } = await world();
    const calls = { people: [person('wei', 'wei', fake)], groups: [] };
    const ref = refOf(await chat.post(ops, out({ calls })));
    refOf(await chat.edit(ops, ref, out({ card: plainCard('INC-42 · closed') })));
    const seen = messageOf(fake, ref);
    expect(textOf(seen)).toBe('INC-42 · closed');
    expect(seen.components).toEqual([]);
  });

  test('is found by name, by id, in a thread, in private messages', async () => {
    const { fake, chat, ops } = await world();
    const id = fake.addTextChannel({ name: 'by-id' });
    const user = fake.addMember({ name: 'li' });
    refOf(await chat.post(discord(id), out()));
    expect(fake.channel('by-id').messages()).toHaveLength(1);
    const direct = refOf(await chat.post(discord(`@${user}`), out({ nonce: 'b' })));
    expect(fake.direct(user).messages()).toHaveLength(1);
    refOf(await chat.post(discord(`@${user}`), line('noted', direct)));
    expect(
      fake
        .direct(user)
        .messages()
        .map((message) => message.replyTo),
    ).toEqual([null, direct.split('/')[1]]);

    const card = refOf(await chat.post(ops, out({ nonce: 'c' })));
    refOf(await chat.post(ops, line('begun', card)));
    const thread = fake.channel('ops').thread(card.split('/')[1] ?? '');
    refOf(await chat.post(discord(thread.id), out({ nonce: 'd' })));
    refOf(await chat.post(discord('INC-42 · Deliveries late in east'), out({ nonce: 'e' })));
    expect(thread.messages()).toHaveLength(3);
    expect(fake.violations).toEqual([]);
  });

  test('with hostile texts rings nobody', async () => {
    const { fake, chat, ops } = await world();
    const user = fake.addMember({ name: 'li' });
    const role = fake.addRole({ name: 'on-call', mentionable: true });
    const hostile = `@everyone @here <@${user}> <@&${role}> [x](https://evil.example) **b**`;
    const card = incident({ title: hostile, text: [[hostile]], fields: [{ name: hostile, value: [hostile] }] });
    const ref = refOf(await chat.post(ops, out({ card })));
    const said = refOf(await chat.post(ops, line(hostile, ref, { broadcast: true })));
    for (const message of [messageOf(fake, ref), messageOf(fake, said), ...fake.channel('ops').messages()]) {
      expect(message.pings).toEqual({ everyone: false, here: false, users: [], roles: [] });
    }
    expect(fake.violations).toEqual([]);
  });
});

describe('a call', () => {
  test('rings exactly the people and roles it is for', async () => {
    const { fake, chat, ops } = await world();
    const role = fake.addRole({ name: 'Warehouse', mentionable: true });
    const calls = {
      people: [person('wei', 'wei', fake), lina],
      groups: [
        { id: 'warehouse', slack: null, discord: '@warehouse' },
        { id: 'gone', slack: null, discord: 'no such role' },
        { id: 'all', slack: null, discord: '@everyone' },
      ],
    };
    const ref = refOf(await chat.post(ops, out({ kind: 'call', nonce: 'call:1', calls })));
    const [account] = calls.people[0]?.accounts ?? [];
    expect(messageOf(fake, ref).pings).toEqual({ everyone: false, here: false, users: [account?.id], roles: [role] });
    expect(fake.violations).toEqual([]);
  });
});

describe('history', () => {
  test("goes into the card's thread, begun with the first line and named after the card", async () => {
    const { fake, chat, ops, again } = await world();
    const card = refOf(await chat.post(ops, out()));
    const id = card.split('/')[1] ?? '';
    const first = refOf(await chat.post(ops, line('acknowledged', card)));
    refOf(await chat.post(ops, line('snoozed', card)));
    const thread = fake.channel('ops').thread(id);
    expect(thread.name).toBe('INC-42 · Deliveries late in east');
    expect(first).toBe(`${id}/${thread.messages()[0]?.id}`);
    expect(requests(fake, 'POST', /\/threads$/)).toBe(1);

    // Another life does not know of it; a thread that was folded away opens by itself.
    fake.archiveThread(thread.id);
    refOf(await again().post(ops, line('resolved', card)));
    expect(thread.texts()).toEqual(['acknowledged', 'snoozed', 'resolved']);
    expect(thread.archived).toBe(false);
    expect(fake.channel('ops').messages()).toHaveLength(1);
    expect(fake.violations).toEqual([]);
  });

  test('that needs eyes is said in the channel too, as a reply to the card, and rings only there', async () => {
    const { fake, chat, ops } = await world();
    const card = refOf(await chat.post(ops, out()));
    const calls = { people: [person('wei', 'wei', fake)], groups: [] };
    const ref = refOf(await chat.post(ops, line('level up', card, { broadcast: true, calls })));
    const [, reply] = fake.channel('ops').messages();
    const id = card.split('/')[1] ?? '';
    expect(reply?.replyTo).toBe(id);
    expect(reply?.pings.users).toHaveLength(1);
    expect(messageOf(fake, ref).pings.users).toEqual([]);
    expect(messageOf(fake, ref).channelId).toBe(id);
    expect(fake.violations).toEqual([]);
  });

  test('is not lost with a locked thread, nor with a deleted one or card, but told with the fix', async () => {
    const { fake, chat, ops } = await world();
    const card = refOf(await chat.post(ops, out()));
    refOf(await chat.post(ops, line('a', card)));
    const thread = fake.channel('ops').thread(card.split('/')[1] ?? '');
    fake.archiveThread(thread.id, true);
    const locked = await chat.post(ops, line('b', card));
    expect(locked).toMatchObject({ kind: 'failed', scope: 'notice' });
    expect(fixOf(locked)[0]).toMatch(/#ops is locked.*Manage Threads/);
    expect(fixOf(locked)[1]).toMatch(/锁定.*管理子区/);
    // What needs eyes is said in the channel whatever became of the thread.
    refOf(await chat.post(ops, line('level up', card, { broadcast: true })));
    expect(fake.channel('ops').texts().at(-1)).toBe('level up');
    fake.deleteChannel(thread.id);
    expect(fixOf(await chat.post(ops, line('c', card)))[0]).toMatch(/thread.*was deleted/);
    const other = refOf(await chat.post(ops, out({ nonce: 'other' })));
    fake.deleteMessage(messageOf(fake, other));
    expect(fixOf(await chat.post(ops, line('d', other)))[0]).toMatch(/was deleted/);
    expect(fake.violations).toEqual([]);
  });
});

describe('a forum', () => {
  test('has a post for each incident, its history in it, and takes edits though it was folded away', async () => {
    const { fake, chat } = await world();
    const forum = fake.addForumChannel({ name: 'incidents' });
    const place = discord('#incidents');
    const ref = refOf(await chat.post(place, out()));
    const [post] = fake.channel(forum).posts();
    expect(post?.name).toBe('INC-42 · Deliveries late in east');
    expect(ref).toBe(`${post?.id}/${post?.id}`);
    refOf(await chat.post(place, line('acknowledged', ref, { broadcast: true })));
    expect(post?.messages()).toHaveLength(2);

    fake.archiveThread(post?.id ?? '');
    refOf(await chat.edit(place, ref, out({ card: incident({ level: 'blue', badge: 'BLUE' }) })));
    expect(textOf(messageOf(fake, ref))).toContain('🔵 BLUE');
    expect(textOf(messageOf(fake, ref))).toContain('[Acknowledge]');

    fake.archiveThread(post?.id ?? '', true);
    fake.deny('incidents', 'ManageThreads');
    const locked = await chat.edit(place, ref, out({ card: incident({ level: 'red' }) }));
    expect(fixOf(locked)[0]).toMatch(/locked/);
    expect(fake.violations).toEqual([]);
  });

  test('is looked through before a post is repeated, however short ago it was, because posts have no nonce', async () => {
    const { fake, chat, again } = await world();
    const forum = fake.addForumChannel({ name: 'incidents' });
    const place = discord('#incidents');
    refOf(await chat.post(place, out({ nonce: 'another' })));
    const since = Date.now();
    await fake.goAway('drop-after-processing');
    expect(await chat.post(place, out())).toMatchObject({ kind: 'retry', scope: 'service', uncertain: true });
    await fake.comeBack();
    const card = incident({ badge: 'BLUE', level: 'blue' });
    const ref = refOf(await again().post(place, out({ uncertainSince: since, card })));
    expect(fake.channel(forum).posts()).toHaveLength(2);
    expect(textOf(messageOf(fake, ref))).toContain('🔵 BLUE');
    expect(fake.violations).toEqual([]);
  });
});

describe('once for the reader', () => {
  test('an uncertain card is refused as a double by its nonce, and brought up to date', async () => {
    const { fake, chat, ops } = await world();
    refOf(await chat.post(ops, out({ nonce: 'warm' })));
    const since = Date.now();
    await fake.goAway('drop-after-processing');
    const lost = await chat.post(ops, out());
    expect(lost).toMatchObject({ kind: 'retry', scope: 'service', uncertain: true });
    await fake.comeBack();
    const later = incident({ level: 'orange', badge: 'ORANGE' });
    refOf(await chat.post(ops, out({ uncertainSince: since, card: later })));
    expect(fake.channel('ops').messages()).toHaveLength(2);
    expect(fake.channel('ops').texts()[1]).toContain('🟠 ORANGE');
    expect(fake.violations).toEqual([]);
  });

  test('after a long gap it is looked for, however much was said since', async () => {
    const { fake, chat, ops, advance, again } = await world();
    refOf(await chat.post(ops, out({ nonce: 'before' })));
    const since = Date.now();
    const ref = refOf(await chat.post(ops, out()));
    const member = fake.member(fake.addMember({ name: 'li' }));
    for (let i = 0; i < 230; i++) member.say('ops', `chatter ${i}`);
    advance(3 * 60 * MIN);
    const posts = requests(fake, 'POST', /\/messages$/);
    expect(await again().post(ops, out({ uncertainSince: since }))).toEqual({ kind: 'sent', ref });
    expect(requests(fake, 'POST', /\/messages$/)).toBe(posts);
    expect(messageOf(fake, ref).edits).toBe(0);

    const unsent = refOf(await again().post(ops, out({ nonce: 'never arrived', uncertainSince: since })));
    expect(messageOf(fake, unsent)).toBeDefined();
    expect(fake.violations).toEqual([]);
  });

  test('a line, which has no controls, is known by its words', async () => {
    const { fake, chat, ops, advance, again } = await world();
    const card = refOf(await chat.post(ops, out()));
    const since = Date.now();
    const broadcast = { broadcast: true, uncertainSince: since };
    const ref = refOf(await chat.post(ops, line('level up: *red*', card, { broadcast: true })));
    advance(10 * MIN);
    expect(await again().post(ops, line('level up: *red*', card, broadcast))).toEqual({ kind: 'sent', ref });
    expect(fake.channel('ops').messages()).toHaveLength(2);
    expect(
      fake
        .channel('ops')
        .thread(card.split('/')[1] ?? '')
        .messages(),
    ).toHaveLength(1);
    refOf(await again().post(ops, line('something else', card, broadcast)));
    expect(fake.channel('ops').messages()).toHaveLength(3);
    expect(fake.violations).toEqual([]);
  });

  test('a broadcast whose second half was held up repeats neither half', async () => {
    const { fake, chat, ops } = await world();
    const card = refOf(await chat.post(ops, out()));
    refOf(await chat.post(ops, line('first', card)));
    fake.failNext('POST', new RegExp(`^/channels/${fake.channel('ops').id}/messages$`), 503);
    const since = Date.now();
    const half = await chat.post(ops, line('up', card, { broadcast: true }));
    expect(half).toMatchObject({ kind: 'retry', uncertain: true });
    refOf(await chat.post(ops, line('up', card, { broadcast: true, uncertainSince: since })));
    expect(fake.channel('ops').texts().slice(1)).toEqual(['up']);
    expect(
      fake
        .channel('ops')
        .thread(card.split('/')[1] ?? '')
        .texts(),
    ).toEqual(['first', 'up']);
  });
});

describe('what goes wrong', () => {
  test('a rate that is used up says when to come back, and is not pressed', async () => {
    const { fake, chat, ops } = await world({ limits: 'on' });
    const results: SendResult[] = [];
    for (let i = 0; i < 12; i++) results.push(await chat.post(ops, out({ nonce: `n${i}` })));
    const held = results.find((result) => result.kind === 'retry');
    expect(held).toMatchObject({ kind: 'retry', scope: 'lane', uncertain: false });
    expect(held?.kind === 'retry' && held.afterMs).toBeGreaterThan(0);
    expect(held?.kind === 'retry' && held.afterMs).toBeLessThan(10_000);
    expect(fake.throttled).toEqual([]);
    expect(fake.violations).toEqual([]);
  });

  test.each([
    ['of the channel', false, 'lane'],
    ['of all', true, 'service'],
  ])('a 429 %s is obeyed to the second', async (_, global, scope) => {
    const { fake, chat, ops } = await world();
    refOf(await chat.post(ops, out({ nonce: 'warm' })));
    fake.failNext('POST', /messages$/, 429, { message: 'You are being rate limited.', retry_after: 3.5, global });
    const result = await chat.post(ops, out());
    expect(result).toMatchObject({ kind: 'retry', scope, uncertain: false });
    expect(result.kind === 'retry' && result.afterMs).toBeGreaterThanOrEqual(3_500);
    expect(result.kind === 'retry' && result.afterMs).toBeLessThan(4_200);
  });

  test('Discord away is tried again later; whether it may have arrived is told', async () => {
    const { fake, chat, ops } = await world();
    refOf(await chat.post(ops, out({ nonce: 'warm' })));
    await fake.goAway('refused');
    expect(await chat.post(ops, out())).toMatchObject({ kind: 'retry', scope: 'service' });
    // The sockets of before are gone: this one was refused for certain.
    expect(await chat.post(ops, out())).toMatchObject({ kind: 'retry', scope: 'service', uncertain: false });
    expect(await chat.edit(ops, '1/2', out())).toMatchObject({ kind: 'retry', scope: 'service' });
    await fake.comeBack();
    await fake.goAway('5xx');
    expect(await chat.post(ops, out())).toMatchObject({ kind: 'retry', scope: 'service', uncertain: true });
    await fake.comeBack();
    refOf(await chat.post(ops, out()));
    expect(fake.channel('ops').messages()).toHaveLength(2);
  });

  test('a refused token, and is well again with the token made valid', async () => {
    const { fake, chat, ops } = await world();
    fake.failNext('GET', '/users/@me/guilds', 401, { message: '401: Unauthorized', code: 0 });
    const result = await chat.post(ops, out());
    expect(result).toMatchObject({ kind: 'failed', scope: 'service' });
    expect(fixOf(result)[0]).toMatch(/refuses my token.*DISCORD_TOKEN/);
    expect(fixOf(result)[1]).toMatch(/令牌.*DISCORD_TOKEN/);
    refOf(await chat.post(ops, out()));
    fake.revokeToken();
    expect(await chat.edit(ops, '1/2', out())).toMatchObject({ kind: 'failed', scope: 'service' });
  });

  test.each([
    ['a proxy asks who', 401, { error: 'unauthorized' }],
    ['a proxy forbids', 403, { code: 403, message: 'Forbidden' }],
    ['a proxy knows no way', 404, { code: 404, message: 'no route' }],
  ])('%s: that is no word of Discord’s', async (_, status, body) => {
    const { fake, chat, ops } = await world();
    refOf(await chat.post(ops, out({ nonce: 'warm' })));
    fake.failNext('POST', /messages$/, status, body);
    expect(await chat.post(ops, out())).toMatchObject({ kind: 'retry', scope: 'service', uncertain: false });
    refOf(await chat.post(ops, out()));
  });

  test('a permission that is missing is named, with where to give it', async () => {
    const { fake, chat, ops, again } = await world();
    const card = refOf(await chat.post(ops, out()));
    fake.deny('ops', 'CreatePublicThreads');
    const thread = await chat.post(ops, line('a', card));
    expect(thread).toMatchObject({ kind: 'failed', scope: 'notice' });
    expect(fixOf(thread)[0]).toBe(
      'Discord does not let me open a thread in #ops. Open its settings, Permissions, my role, and allow Create Public Threads.',
    );
    fake.allow('ops', 'CreatePublicThreads');
    fake.deny('ops', 'SendMessages');
    const post = await chat.post(ops, out({ nonce: 'b' }));
    expect(post).toMatchObject({ kind: 'failed', scope: 'channel' });
    expect(fixOf(post)[1]).toBe(
      'Discord 不允许我在 #ops 发消息。请打开该频道的设置 → 权限 → 我的身份组，允许：查看频道、发送消息、嵌入链接。',
    );
    fake.allow('ops', 'SendMessages');
    fake.deny('ops', 'SendMessagesInThreads');
    expect(fixOf(await again().post(ops, line('b', card)))[0]).toMatch(/write in a thread.*Send Messages in Threads/);
    fake.deny('ops', 'EmbedLinks');
    const plain = await chat.post(ops, out({ nonce: 'c' }));
    expect(fixOf(plain)[0]).toMatch(/Embed Links/);
    fake.deny('ops', 'ViewChannel');
    expect(fixOf(await chat.edit(ops, card, out()))[0]).toMatch(/cannot see #ops.*View Channel/);
  });

  test('a channel that is not there, or no longer', async () => {
    const { fake, chat, ops } = await world();
    const unknown = await chat.post(discord('#nowhere'), out());
    expect(unknown).toMatchObject({ kind: 'failed', scope: 'channel' });
    expect(fixOf(unknown)[0]).toMatch(/no channel #nowhere/);
    const id = fake.addTextChannel({ name: 'brief' });
    const ref = refOf(await chat.post(discord(id), out()));
    fake.deleteChannel('brief');
    expect(await chat.post(discord(id), out({ nonce: 'b' }))).toMatchObject({ kind: 'failed', scope: 'channel' });
    expect(await chat.edit(discord(id), ref, out())).toMatchObject({ kind: 'failed', scope: 'notice' });

    refOf(await chat.post(ops, out({ nonce: 'c' })));
    fake.deleteChannel('ops');
    fake.addTextChannel({ name: 'ops' });
    refOf(await chat.post(ops, out({ nonce: 'd' })));
    expect(fake.channel('ops').messages()).toHaveLength(1);
  });

  test('a card that was deleted is not posted again', async () => {
    const { fake, chat, ops } = await world();
    const ref = refOf(await chat.post(ops, out()));
    fake.deleteMessage(messageOf(fake, ref));
    const result = await chat.edit(ops, ref, out());
    expect(result).toMatchObject({ kind: 'failed', scope: 'notice' });
    expect(fixOf(result)[0]).toMatch(/was deleted/);
    expect(fake.channel('ops').messages()).toEqual([]);
  });
});

describe('the gateway', () => {
  const quick = { againMs: 20, againMostMs: 40, mendMs: 300, farewellMs: 500 };
  const patient = { ...quick, mendMs: 60_000 };
  const shown = (fake: FakeDiscord): Promise<unknown> => fake.waitFor(() => fake.presence);

  test('is joined in the background, and cards need it not', async () => {
    const { fake, chat, ops, log } = await world({}, quick);
    await fake.goAway('refused');
    await chat.start();
    await log('cannot be reached');
    await fake.comeBack();
    refOf(await chat.post(ops, out()));
    await fake.gateway.ready();
    expect(fake.gateway.connections).toBe(1);
    await chat.stop();
    await fake.waitFor(() => fake.gateway.connections === 0);
    expect(fake.violations).toEqual([]);
  });

  test.each(['refused', '5xx', 'hang'] as const)('is joined again by itself after a long absence (%s)', async (how) => {
    const { fake, chat, ops, log } = await world({}, quick);
    await chat.start();
    await shown(fake);
    await fake.goAway(how);
    fake.gateway.disconnect(1006);
    // Longer than the SDK is left to mend it: its client is given up, and a new one is made once Discord is there.
    await log('is given up');
    await fake.comeBack();
    await fake.gateway.ready();
    await fake.waitFor(() => fake.gateway.identified === 2);
    await log('discord: connected again');
    refOf(await chat.post(ops, out()));
    expect(fake.gateway.connections).toBe(1);
    expect(fake.violations).toEqual([]);
  });

  test.each([
    ['drops', (fake: FakeDiscord) => fake.gateway.disconnect(1006)],
    ['asks to reconnect', (fake: FakeDiscord) => fake.gateway.reconnectRequest()],
    // The SDK waits five seconds between two sign-ins, as Discord demands.
    ['forgets the session', (fake: FakeDiscord) => fake.gateway.invalidSession(false)],
  ])('that %s is back in a moment', async (_, breakIt) => {
    const { fake, chat } = await world({}, patient);
    await chat.start();
    await shown(fake);
    const before = fake.gateway.identified + fake.gateway.resumed;
    breakIt(fake);
    await fake.waitFor(() => fake.gateway.identified + fake.gateway.resumed > before, 10_000);
    await fake.gateway.ready();
    expect(fake.gateway.connections).toBe(1);
  });

  test('that refuses the token is told and not pressed', async () => {
    const { fake, chat, log } = await world({}, quick);
    await chat.start();
    await shown(fake);
    fake.revokeToken();
    await log('discord: Discord refuses my token');
    const { invalidRequests } = fake;
    await chat.stop();
    expect(fake.gateway.closed).toEqual([4004]);
    expect(fake.gateway.identified).toBe(1);
    expect(invalidRequests).toBeLessThan(5);
    expect(fake.invalidRequests).toBe(invalidRequests);
  });

  test('is left promptly, also while it is being joined', async () => {
    const { fake, chat, again, ops } = await world({}, patient);
    await fake.goAway('hang');
    await chat.start();
    const second = again();
    await second.start();
    const posting = second.post(ops, out());
    const began = performance.now();
    await Promise.all([chat.stop(), second.stop()]);
    expect(await posting).toMatchObject({ kind: 'retry', scope: 'service' });
    expect(performance.now() - began).toBeLessThan(2_000);
    await fake.comeBack();
  });

  test('that was left while it was away is not joined again', async () => {
    const { fake, chat, again, log } = await world({}, patient);
    await chat.start();
    await shown(fake);
    await fake.goAway('refused');
    await log('it is being mended');
    await chat.stop();
    await fake.comeBack();
    // Another life joins and mends its own connection: by then the first would have tried long ago.
    await again().start();
    await fake.waitFor(() => fake.gateway.identified === 2);
    await fake.gateway.ready();
    fake.gateway.disconnect(1006);
    await fake.waitFor(() => fake.gateway.identified + fake.gateway.resumed === 3, 10_000);
    expect(fake.gateway.connections).toBe(1);
  });
});

let accounts = 0;
/** A person with an account at this Discord. */
function person(id: string, name: string, fake: FakeDiscord): Person {
  const account = fake.addMember({ name: `${name}${accounts++}` });
  return { ...wei, id, accounts: [{ platform: 'discord', id: account }] };
}
