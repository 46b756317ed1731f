import { Writable } from 'node:stream';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { type ChatAdapter, NO_CALLS, type Outgoing, type Room } from '../../src/chat/chat.js';
import type { ChatHost } from '../../src/chat/host.js';
import { failure } from '../../src/chat/slack/errors.js';
import type { WorkspaceTokens } from '../../src/chat/slack/options.js';
import { createSlack } from '../../src/chat/slack/slack.js';
import { createWorkspaces } from '../../src/chat/slack/workspaces.js';
import { type Card, plainCard } from '../../src/domain/card.js';
import type { Channel, Workspace } from '../../src/domain/channel.js';
import type { SendResult } from '../../src/domain/notice.js';
import type { Person } from '../../src/domain/person.js';
import type { Lang } from '../../src/domain/text.js';
import { sayText } from '../../src/text/say.js';
import { channel as channelOf, settings } from '../harness/settings.js';
import { ALL_SCOPES, type FakeSlack, type FakeSlackOptions, startFakeSlack } from '../harness/slack/fake-slack.js';
import { quietHost } from './quiet-host.js';

const person = (id: string, ...accounts: string[]): Person => ({
  id,
  name: id,
  permission: 'act',
  accounts: accounts.map((account) => ({ platform: 'slack', id: account })),
});
const lina = person('lina', 'U0001');
const wei = person('wei', 'U0002');

const onStop: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of onStop.splice(0).reverse()) await stop();
});

interface World {
  readonly slack: FakeSlack;
  /** What the bot's log says. */
  logged(): string;
  readonly ops: Channel;
  advance(ms: number): void;
  now(): number;
  /** A life of the bot: nothing of an earlier one is remembered. */
  start(more?: readonly (WorkspaceTokens & { id: string })[]): ChatAdapter;
}

async function world(options: FakeSlackOptions = {}): Promise<World> {
  let ahead = 0;
  let log = '';
  const now = (): number => Date.now() + ahead;
  const slack = await startFakeSlack({ limits: 'off', now, ...options });
  onStop.push(() => slack.stop());
  const sink = new Writable({
    write(chunk, _encoding, then) {
      log += String(chunk);
      then();
    },
  });
  return {
    slack,
    logged: () => log,
    ops: inSlack('#ops'),
    now,
    advance: (ms) => {
      ahead += ms;
    },
    start: (more = []) =>
      createSlack({
        host: hostAt(now, more),
        log: pino({ level: 'debug' }, sink),
        apiUrl: slack.url,
        workspaces: [{ id: null, botToken: slack.botToken, appToken: slack.appToken }, ...more],
        http: null,
      }),
  };
}

function hostAt(now: () => number, more: readonly { id: string }[]): ChatHost {
  const workspaces: Workspace[] = more.map(({ id }) => ({ id, botTokenEnv: `SLACK_BOT_${id}`, appTokenEnv: null }));
  return quietHost(settings({ people: [lina, wei], workspaces }), now);
}

function inSlack(address: string, more: Partial<Channel> = {}): Channel {
  return channelOf(address.replace(/\W/g, ''), { platform: 'slack', address, ...more });
}

const red: Card = {
  ...plainCard('INC-42 · Deliveries late in the east', [['18% of the parcels are late, above 15%.']]),
  level: 'red',
  badge: 'RED',
  fields: [{ name: 'Owner', value: ['nobody'] }],
  buttons: [{ command: 'ack INC-42', label: 'Acknowledge', style: 'primary' }],
  footer: ['Opened ', { at: Date.parse('2026-11-21T12:03:00Z'), style: 'time' }],
};

function out(card: Card = red, more: Partial<Outgoing> = {}): Outgoing {
  return {
    nonce: 'card:42@ops',
    askedAt: 0,
    kind: 'card',
    card,
    thread: null,
    broadcast: false,
    calls: NO_CALLS,
    uncertainSince: null,
    ...more,
  };
}
const line = (text: string, more: Partial<Outgoing> = {}): Outgoing =>
  out(plainCard('Tocsin', [[text]]), { kind: 'line', nonce: `line:${text}@ops`, ...more });

function refOf(result: SendResult): string {
  if (result.kind !== 'sent') throw new Error(`not sent: ${JSON.stringify(result)}`);
  return result.ref;
}
function fixOf(result: SendResult, lang: Lang = 'en'): string {
  if (result.kind !== 'failed' || !result.fix) throw new Error(`no fix: ${JSON.stringify(result)}`);
  return sayText(lang, 'UTC', result.fix, 0);
}
const withoutScope = (...scopes: string[]): readonly string[] => ALL_SCOPES.filter((scope) => !scopes.includes(scope));

describe('a card', () => {
  test('is posted, marked with its notice, and edited in place', async () => {
    const { slack, ops, start } = await world();
    const chat = start();
    const ref = refOf(await chat.post(ops, out()));
    const [first] = slack.channel('#ops').messages();
    expect(ref).toBe(`C0001/${first?.ts}`);
    expect(first?.text).toContain('🔴 RED INC-42 · Deliveries late in the east');
    expect(first?.text).toContain('[Acknowledge]');
    expect(first?.fallback).toBe(
      '🔴 RED INC-42 · Deliveries late in the east — 18% of the parcels are late, above 15%.',
    );
    expect(first?.metadata).toEqual({ eventType: 'tocsin_notice', payload: { notice: 'card:42@ops', asked: 0 } });
    expect(slack.calls('chat.postMessage')[0]?.args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });

    const better = { ...red, fields: [{ name: 'Owner', value: ['Li Na'] }], buttons: [] };
    expect(await chat.edit(ops, ref, out(better))).toEqual({ kind: 'sent', ref });
    const [edited, ...others] = slack.channel('#ops').messages();
    expect(others).toEqual([]);
    expect(edited?.text).toContain('Li Na');
    expect(edited?.text).not.toContain('Acknowledge');
    expect(edited?.edits).toBe(1);
    expect(edited?.metadata?.payload).toEqual({ notice: 'card:42@ops', asked: 0 });
  });

  test('has its history in its thread; what needs eyes is in the channel too', async () => {
    const { slack, ops, start } = await world();
    const chat = start();
    const thread = refOf(await chat.post(ops, out()));
    await chat.post(ops, line('note: carrier called', { thread }));
    await chat.post(ops, line('level RED', { thread, broadcast: true }));
    const [card, shown, ...more] = slack.channel('#ops').messages();
    expect(more).toEqual([]);
    expect(shown?.text).toBe('level RED');
    expect(shown?.broadcast).toBe(true);
    expect(
      slack
        .channel('#ops')
        .thread(card?.ts ?? '')
        .map(({ text }) => text),
    ).toEqual(['note: carrier called', 'level RED']);
  });

  test('goes by name, by id, and straight to one person; names are looked up once', async () => {
    const { slack, start } = await world();
    const chat = start();
    for (const address of ['#ops', 'ops', 'C0002', '@U0001', '#ops'])
      refOf(await chat.post(inSlack(address), out(red, { nonce: `card:1@${address}` })));
    expect(slack.channel('#ops').posted).toBe(3);
    expect(slack.channel('C0002').posted).toBe(1);
    const direct = slack.channel('U0001');
    expect(direct.posted).toBe(1);
    expect(slack.calls('conversations.list')).toHaveLength(1);
    const ref = refOf(await chat.post(inSlack('@U0001'), out(red, { nonce: 'x' })));
    expect(ref).toMatch(/^D/);
    refOf(await chat.edit(inSlack('@U0001'), ref, out(plainCard('Over'))));
    expect(direct.messages().at(-1)?.text).toBe('Over');
  });

  test('calls people and groups, and nobody whom its text only names', async () => {
    const { slack, ops, start } = await world();
    slack.addUserGroup({ id: 'S0001', handle: 'live-ops', users: ['U0002'] });
    const calls = {
      people: [lina, person('nobody')],
      groups: [
        { id: 'night', slack: '@live-ops', discord: null },
        { id: 'role', slack: null, discord: '99' },
      ],
    };
    const card = { ...red, title: '<!channel> @everyone <@U0002>', text: [['*x* <!subteam^S0001>']] };
    refOf(await start().post(ops, out(card, { calls, kind: 'call' })));
    const [message] = slack.channel('#ops').messages();
    expect(message?.mentions).toEqual([
      { kind: 'user', id: 'U0001' },
      { kind: 'group', id: 'S0001' },
    ]);
    expect(message?.text).toContain('<!channel> @everyone <@U0002>');
    expect(message?.fallback).toContain('<@U0001> <!subteam^S0001> ');
  });

  test('a group Slack does not know, or lets nobody read, does not keep the call back', async () => {
    const { slack, ops, start, logged } = await world();
    const calls = { people: [lina], groups: [{ id: 'night', slack: '@nights', discord: null }] };
    refOf(await start().post(ops, out(red, { calls })));
    expect(slack.channel('#ops').messages()[0]?.text).toContain('I could not call @nights');
    slack.setScopes(withoutScope('usergroups:read'));
    refOf(await start().post({ ...ops, lang: 'zh-CN' }, out(red, { calls, nonce: 'second' })));
    const second = slack.channel('#ops').messages()[1];
    expect(second?.text).toContain('没能通知 @nights');
    expect(second?.mentions).toEqual([{ kind: 'user', id: 'U0001' }]);
    expect(second?.text).toContain('usergroups:read');
    expect(logged()).toContain('a Slack user group cannot be called');
  });

  test('in the channel of its incident it is pinned', async () => {
    const { slack, start, logged } = await world();
    const room = inSlack('C0002', { id: 'room:42' });
    const chat = start();
    refOf(await chat.post(room, out()));
    refOf(await chat.post(room, line('a word')));
    expect(slack.channel('C0002').pins.map(({ text }) => text.split('\n')[0])).toEqual([
      expect.stringContaining('INC-42'),
    ]);
    slack.setScopes(withoutScope('pins:write'));
    refOf(await chat.post(room, out(red, { nonce: 'again' })));
    expect(logged()).toContain('not pinned');
  });
});

describe('a send that came to no clear end', () => {
  test('is found in the channel and not repeated, and shows what is so by now', async () => {
    const { slack, ops, start, now } = await world();
    const began = now();
    slack.failNext('chat.postMessage', { drop: 'after-processing' });
    const lost = await start().post(ops, out());
    expect(lost).toMatchObject({ kind: 'retry', scope: 'service', uncertain: true });
    for (let i = 0; i < 5; i++) await slack.user('U0001').say('#ops', `chatter ${i}`);

    const later = { ...red, fields: [{ name: 'Owner', value: ['Li Na'] }] };
    const ref = refOf(await start().post(ops, out(later, { uncertainSince: began })));
    const ours = slack
      .channel('#ops')
      .messages()
      .filter(({ botId }) => botId !== null);
    expect(ours.map(({ ts }) => `C0001/${ts}`)).toEqual([ref]);
    expect(ours[0]?.text).toContain('Li Na');
  });

  test('what another database calls by the same name is left alone', async () => {
    const { slack, ops, start, now } = await world();
    refOf(await start().post(ops, out(red, { askedAt: 1 })));
    refOf(await start().post(ops, out(red, { askedAt: 2, uncertainSince: now() })));
    expect(slack.channel('#ops').messages()).toHaveLength(2);
  });

  test('in a thread likewise', async () => {
    const { slack, ops, start, now } = await world();
    const chat = start();
    const thread = refOf(await chat.post(ops, out()));
    const began = now();
    slack.failNext('chat.postMessage', { drop: 'after-processing' });
    expect(await chat.post(ops, line('once', { thread }))).toMatchObject({ uncertain: true });
    refOf(await start().post(ops, line('once', { thread, uncertainSince: began })));
    expect(
      slack
        .channel('#ops')
        .thread(thread.split('/')[1] ?? '')
        .map(({ text }) => text),
    ).toEqual(['once']);
    expect(slack.channel('#ops').messages()[0]?.edits).toBe(0);
  });

  test('in a direct conversation likewise', async () => {
    const { slack, start, now } = await world();
    const began = now();
    slack.failNext('chat.postMessage', { drop: 'after-processing' });
    await start().post(inSlack('@U0001'), out());
    refOf(await start().post(inSlack('@U0001'), out(red, { uncertainSince: began })));
    expect(slack.channel('U0001').posted).toBe(1);
  });

  test('is posted where it never arrived, or where it is of another notice or another sender', async () => {
    const { slack, ops, start, now } = await world();
    const began = now();
    refOf(await start().post(ops, out(red, { nonce: 'card:41@ops' })));
    slack.failNext('chat.postMessage', { drop: 'before-processing' });
    expect(await start().post(ops, out())).toMatchObject({ kind: 'retry', uncertain: true });
    refOf(await start().post(ops, out(red, { uncertainSince: began })));
    expect(slack.channel('#ops').posted).toBe(2);
  });

  test('is looked for in every page', async () => {
    const { slack, ops, start, now } = await world();
    const began = now();
    slack.failNext('chat.postMessage', { drop: 'after-processing' });
    await start().post(ops, out());
    for (let i = 0; i < 230; i++) await slack.user('U0001').say('#ops', `chatter ${i}`);
    refOf(await start().post(ops, out(red, { uncertainSince: began })));
    expect(slack.calls('conversations.history').length).toBeGreaterThan(1);
    expect(
      slack
        .channel('#ops')
        .messages()
        .filter(({ botId }) => botId !== null),
    ).toHaveLength(1);
  });

  test('stays uncertain while Slack cannot be read, and is posted where it may not be', async () => {
    const { slack, ops, start, now, logged } = await world();
    const uncertain = out(red, { uncertainSince: now() });
    slack.failNext('conversations.history', { httpStatus: 503 });
    expect(await start().post(ops, uncertain)).toMatchObject({ kind: 'retry', uncertain: true });
    expect(slack.channel('#ops').posted).toBe(0);
    slack.setScopes(withoutScope('channels:history'));
    refOf(await start().post(ops, uncertain));
    expect(slack.channel('#ops').posted).toBe(1);
    expect(logged()).toContain('cannot look for an uncertain message');
  });
});

describe('what goes wrong, and what it means', () => {
  test('Slack away: refused for sure, or nobody knows', async () => {
    const { slack, ops, start } = await world();
    const chat = start();
    await slack.goAway('refused');
    expect(await chat.post(ops, out())).toMatchObject({ kind: 'retry', scope: 'service', uncertain: false });
    await slack.comeBack();
    refOf(await chat.post(ops, out(red, { nonce: 'warm' })));
    await slack.goAway('refused');
    const cut = await chat.post(ops, out());
    expect(cut).toMatchObject({ kind: 'retry', scope: 'service' });
    await slack.comeBack();
    slack.failNext('chat.postMessage', { httpStatus: 503 });
    expect(await chat.post(ops, out())).toMatchObject({ kind: 'retry', scope: 'service', uncertain: true });
    slack.failNext('chat.postMessage', { error: 'fatal_error' });
    expect(await chat.post(ops, out())).toMatchObject({ kind: 'retry', scope: 'service', uncertain: true });
    refOf(await chat.post(ops, out()));
  });

  test('a pause Slack asks for is kept by every edit, and posts go on', async () => {
    const { slack, ops, start, advance } = await world({ limits: 'on' });
    const chat = start();
    const refs = [
      refOf(await chat.post(ops, out())),
      refOf(await chat.post(inSlack('C0002'), out(red, { nonce: 'b' }))),
    ];
    slack.failNext('chat.update', { httpStatus: 429, retryAfter: 7 });
    expect(await chat.edit(ops, refs[0] ?? '', out())).toMatchObject({
      kind: 'retry',
      afterMs: 7000,
      scope: 'lane',
      uncertain: false,
    });
    const held = await chat.edit(inSlack('C0002'), refs[1] ?? '', out());
    expect(held.kind === 'retry' && held.afterMs !== null && held.afterMs > 5000 && held.afterMs <= 7000).toBe(true);
    expect(slack.calls('chat.update')).toHaveLength(1);
    refOf(await chat.post(ops, out(red, { nonce: 'c' })));
    advance(7000);
    refOf(await chat.edit(ops, refs[0] ?? '', out()));
  });

  test('a pause is over in its time though the clock goes back', async () => {
    const { slack, ops, start, advance } = await world();
    const chat = start();
    slack.failNext('chat.postMessage', { httpStatus: 429, retryAfter: 30 });
    expect(await chat.post(ops, out())).toMatchObject({ kind: 'retry', afterMs: 30_000 });
    advance(-3_600_000);
    expect(await chat.post(ops, out())).toMatchObject({ kind: 'retry', afterMs: 30_000 });
    advance(30_000);
    refOf(await chat.post(ops, out()));
    expect(await chat.post(inSlack('#made-later'), out())).toMatchObject({ kind: 'failed' });
    slack.addChannel({ id: 'C0010', name: 'made-later' });
    advance(-3_600_000);
    refOf(await chat.post(inSlack('#made-later'), out()));
  });

  test('one channel over its rate does not hold another up; two at once are the workspace', async () => {
    const { slack, ops, start, advance } = await world({ limits: 'on' });
    const chat = start();
    const other = inSlack('C0002');
    let n = 0;
    const post = (channel: Channel) => chat.post(channel, out(red, { nonce: `n${n++}` }));
    for (let i = 0; i < 4; i++) refOf(await post(ops));
    expect(await post(ops)).toMatchObject({ kind: 'retry', scope: 'lane' });
    expect(await post(ops)).toMatchObject({ kind: 'retry', scope: 'lane' });
    refOf(await post(other));
    slack.failNext('chat.postMessage', { httpStatus: 429, retryAfter: 3 });
    expect(await post(other)).toMatchObject({ kind: 'retry', scope: 'service', afterMs: 3000 });
    expect(slack.clientsCallingTooEarly).toEqual([]);
    advance(3000);
    refOf(await post(ops));
  });

  test('the token is revoked: the whole workspace, with the variable to set', async () => {
    const { slack, ops, start, logged } = await world();
    const chat = start();
    slack.revokeToken();
    const result = await chat.post(ops, out());
    expect(result).toMatchObject({ kind: 'failed', scope: 'service' });
    expect(fixOf(result)).toMatch(/token in SLACK_BOT_TOKEN \(token_revoked\)/);
    expect(fixOf(result, 'zh-CN')).toContain('SLACK_BOT_TOKEN');
    expect(JSON.stringify(result) + logged()).not.toContain(slack.botToken);
  });

  test('channels: not in it, archived, gone, unknown', async () => {
    const { slack, start } = await world();
    const chat = start();
    const at = (address: string) => chat.post(inSlack(address), out());
    slack.addChannel({ id: 'C0003', name: 'live-ops', botIn: false });
    const out3 = await at('#live-ops');
    expect(out3).toMatchObject({ kind: 'failed', scope: 'channel' });
    expect(fixOf(out3)).toBe(
      'Slack does not let me post to #live-ops: I am not in that channel. Type /invite @Tocsin there.',
    );
    expect(fixOf(out3, 'zh-CN')).toContain('/invite @Tocsin');
    slack.archive('#ops');
    expect(fixOf(await at('#ops'))).toMatch(/#ops is archived/);
    slack.deleteChannel('C0002');
    expect(fixOf(await at('C0002'))).toMatch(/no channel C0002\./);
    const unknown = await at('#nowhere');
    expect(unknown).toMatchObject({ kind: 'failed', scope: 'channel', why: 'channel_not_found' });
    expect(fixOf(unknown)).toMatch(/no channel #nowhere/);
  });

  test('a name that came to be is found without a restart', async () => {
    const { slack, start, advance } = await world();
    const chat = start();
    expect(await chat.post(inSlack('#new'), out())).toMatchObject({ kind: 'failed' });
    slack.addChannel({ id: 'C0009', name: 'new' });
    advance(61_000);
    refOf(await chat.post(inSlack('#new'), out()));
  });

  test('a missing scope is named', async () => {
    const { slack, ops, start } = await world();
    slack.setScopes(withoutScope('chat:write'));
    const result = await start().post(ops, out());
    expect(result).toMatchObject({ kind: 'failed', scope: 'channel' });
    expect(fixOf(result)).toContain('the app lacks the scope chat:write');
    slack.setScopes(withoutScope('groups:read'));
    refOf(await start().post(ops, out()));
    slack.setScopes(withoutScope('groups:read', 'channels:read'));
    expect(fixOf(await start().post(ops, out()))).toContain('lacks the scope channels:read');
  });

  test('a message that was deleted is not posted again; one Slack refuses stops nothing else', async () => {
    const { slack, ops, start } = await world();
    const chat = start();
    const gone = await chat.edit(ops, 'C0001/1700000000.000100', out());
    expect(gone).toMatchObject({ kind: 'failed', scope: 'notice', why: 'message_not_found' });
    expect(slack.channel('#ops').posted).toBe(0);
    slack.failNext('chat.postMessage', {
      error: 'invalid_blocks',
      more: { response_metadata: { messages: ['[ERROR] no more than 50 items'] } },
    });
    const refused = await chat.post(ops, out());
    expect(refused).toMatchObject({ kind: 'failed', scope: 'notice' });
    expect(refused.kind === 'failed' && refused.why).toBe('invalid_blocks [ERROR] no more than 50 items');
    slack.failNext('chat.postMessage', { error: 'something_new' });
    expect(fixOf(await chat.post(ops, out()))).toContain('something_new');
    expect(await chat.edit(ops, '12/34', line('said'))).toMatchObject({ kind: 'failed', scope: 'notice' });
    // The channel was another chat's before: its card stands nowhere here.
    expect(refOf(await chat.edit(ops, '12/34', out()))).toMatch(/^C0001\//);
  });
});

describe('an error of the SDK', () => {
  const place = { channel: '#ops', tokenEnv: 'SLACK_BOT_TOKEN' };
  const request = (cause: Error) => new WebAPIRequestError(new TypeError('fetch failed', { cause }));
  const coded = (code: string) => Object.assign(new Error(code), { code });

  test.each<[string, Error, Partial<SendResult>]>([
    ['no answer in time', request(new DOMException('late', 'TimeoutError')), { kind: 'retry', uncertain: true }],
    ['an answer cut off', new DOMException('late', 'TimeoutError'), { kind: 'retry', uncertain: true }],
    ['a socket cut', request(coded('ECONNRESET')), { kind: 'retry', uncertain: true }],
    ['no such host', request(coded('ENOTFOUND')), { kind: 'retry', uncertain: false }],
    ['two addresses', request(new AggregateError([coded('ECONNREFUSED')])), { kind: 'retry', uncertain: false }],
    ['a gateway', new WebAPIHTTPError(502, 'Bad Gateway', {}), { kind: 'retry', uncertain: true, scope: 'service' }],
    ['a proxy without a way', new WebAPIHTTPError(404, 'Not Found', {}), { kind: 'retry', scope: 'service' }],
    [
      'a proxy that asks who',
      new WebAPIHTTPError(407, 'Who?', {}),
      { kind: 'retry', scope: 'service', uncertain: false },
    ],
    [
      'a proxy’s own JSON',
      new WebAPIPlatformError(JSON.parse('{"status":"down"}')),
      { kind: 'retry', scope: 'service' },
    ],
    ['a page', new WebAPIPlatformError({ ok: false, error: '<html>' }), { kind: 'retry', uncertain: true }],
    [
      'a pause in an answer',
      new WebAPIPlatformError({ ok: false, error: 'ratelimited', response_metadata: { retryAfter: 4 } }),
      { kind: 'retry', scope: 'lane', afterMs: 4000, uncertain: false },
    ],
    ['nothing like it', new WebAPIPlatformError({ ok: false, error: 'toString' }), { kind: 'failed', scope: 'notice' }],
  ])('%s', (_what, error, expected) => expect(failure(error, place)).toMatchObject(expected));
});

describe('several workspaces', () => {
  test('each channel lives in its own; people are called where they are', async () => {
    const { slack, ops, start } = await world();
    const two = slack.addWorkspace({
      id: 'T0002',
      users: [{ id: 'U0201', name: 'lina' }],
      channels: [{ id: 'C0201', name: 'ops' }],
    });
    const chat = start([{ id: 'shop', botToken: two.botToken, appToken: slack.appToken }]);
    const calls = { people: [person('lina', 'U0001', 'shop:U0201')], groups: [] };
    refOf(await chat.post(ops, out(red, { calls })));
    refOf(await chat.post(inSlack('#ops', { workspace: 'shop' }), out(red, { calls })));
    expect(slack.channel('#ops').messages()[0]?.mentions).toEqual([{ kind: 'user', id: 'U0001' }]);
    expect(slack.channel('#ops', 'T0002').messages()[0]?.mentions).toEqual([{ kind: 'user', id: 'U0201' }]);
    slack.revokeToken('T0002');
    expect(fixOf(await chat.post(inSlack('#ops', { workspace: 'shop' }), out()))).toContain('SLACK_BOT_shop');
    expect(fixOf(await chat.post(inSlack('#ops', { workspace: 'none' }), out()))).toContain('workspace "none"');
  });

  test('says who the bot is, asked once; asked again after a failure', async () => {
    const { slack } = await world();
    const tokens = [{ id: null, botToken: slack.botToken, appToken: null }];
    const [only] = createWorkspaces({ apiUrl: slack.url, workspaces: tokens, log: pino({ level: 'silent' }) });
    slack.failNext('auth.test', { httpStatus: 503 });
    await expect(only?.identity()).rejects.toThrow();
    const me = await only?.identity();
    expect(me).toMatchObject({ teamId: slack.id, botUserId: slack.botUserId, botId: slack.botId });
    expect(me?.scopes).toContain('chat:write');
    await only?.identity();
    expect(slack.calls('auth.test')).toHaveLength(2);
  });
});

describe("an incident's own channel", () => {
  const room = (more: Partial<Room> = {}): Room => ({
    nonce: 'room:42',
    name: 'inc-42-deliveries-late',
    topic: '🔴 RED · Li Na & co · ack within <3 min>',
    people: [lina, wei],
    links: [{ title: 'Dashboard', url: 'https://example.com/d/42' }],
    over: false,
    ...more,
  });
  const keep = (chat: ChatAdapter, near: Channel, ref: string | null, wanted: Room) => {
    if (!chat.keepRoom) throw new Error('no rooms');
    return chat.keepRoom(near, ref, wanted);
  };

  test('is made with its people, topic and links, and nothing is done twice', async () => {
    const { slack, ops, start } = await world();
    const chat = start();
    const ref = refOf(await keep(chat, ops, null, room()));
    const made = slack.channel('#inc-42-deliveries-late');
    expect(made.id).toBe(ref);
    expect([...made.members].sort()).toEqual([slack.botUserId, 'U0001', 'U0002'].sort());
    expect(made.topic).toBe('🔴 RED · Li Na &amp; co · ack within &lt;3 min&gt;');
    expect(made.bookmarks.map(({ title, link }) => `${title} ${link}`)).toEqual(['Dashboard https://example.com/d/42']);

    expect(await keep(chat, ops, ref, room())).toEqual({ kind: 'sent', ref });
    expect(slack.calls('conversations.setTopic')).toHaveLength(1);
    expect(slack.calls('conversations.invite')).toHaveLength(1);
    expect(slack.calls('bookmarks.add')).toHaveLength(1);

    refOf(await keep(chat, ops, ref, room({ topic: 'resolved' })));
    expect(slack.channel(ref).topic).toBe('resolved');
    expect(await keep(chat, ops, ref, room({ over: true }))).toEqual({ kind: 'sent', ref });
    expect(slack.channel(ref).archived).toBe(true);
    expect(await keep(start(), ops, ref, room({ over: true }))).toEqual({ kind: 'sent', ref });
  });

  test.each(['conversations.create', 'conversations.setTopic', 'conversations.invite', 'bookmarks.add'])(
    'is made once though %s was cut off',
    async (method) => {
      const { slack, ops, start } = await world();
      slack.failNext(method, { drop: 'after-processing' });
      expect(await keep(start(), ops, null, room())).toMatchObject({ kind: 'retry', scope: 'service' });
      const ref = refOf(await keep(start(), ops, null, room()));
      expect(
        slack
          .channels()
          .filter(({ name }) => name.startsWith('inc-42'))
          .map(({ id }) => id),
      ).toEqual([ref]);
      const made = slack.channel(ref);
      expect(made.members).toContain('U0002');
      expect(made.bookmarks).toHaveLength(1);
    },
  );

  test('a name that is archived or a stranger’s is left alone', async () => {
    const { slack, ops, start } = await world();
    slack.addChannel({ id: 'C0042', name: 'inc-42-deliveries-late' });
    const ref = refOf(await keep(start(), ops, null, room()));
    expect(slack.channel(ref).name).toBe('inc-42-deliveries-late-2');
    slack.archive('#inc-42-deliveries-late-2');
    const next = refOf(await keep(start(), ops, null, room()));
    expect(slack.channel(next).name).toBe('inc-42-deliveries-late-3');
  });

  test('somebody who cannot be invited does not keep the others out', async () => {
    const { slack, ops, start, logged } = await world();
    slack.addUser({ id: 'U0099', name: 'left', deleted: true });
    const people = [person('left', 'U0099'), lina, wei, person('phone')];
    const ref = refOf(await keep(start(), ops, null, room({ people })));
    expect(slack.channel(ref).members).toEqual(expect.arrayContaining(['U0001', 'U0002']));
    expect(logged()).toContain('U0099');
  });

  test('without the scope for bookmarks it serves too; without that for channels it says so and ops goes on', async () => {
    const { slack, ops, start, logged } = await world();
    slack.setScopes(withoutScope('bookmarks:write', 'bookmarks:read'));
    refOf(await keep(start(), ops, null, room()));
    expect(logged()).toContain('links of the incident');
    slack.setScopes(withoutScope('channels:manage'));
    const result = await keep(start(), ops, null, room({ name: 'inc-43-x' }));
    expect(result).toMatchObject({ kind: 'failed', scope: 'channel' });
    expect(fixOf(result)).toContain('the app lacks the scope channels:manage');
    slack.failNext('conversations.create', { error: 'no_permission' });
    expect(await keep(start(), ops, null, room({ name: 'inc-44-x' }))).toMatchObject({ scope: 'channel' });
    slack.failNext('conversations.info', { error: 'is_archived' });
    expect(await keep(start(), ops, 'C0001', room())).toMatchObject({ kind: 'failed', scope: 'notice' });
    slack.revokeToken();
    expect(await keep(start(), ops, null, room({ name: 'inc-45-x' }))).toMatchObject({ scope: 'service' });
  });

  test('over before it was made, it is not made', async () => {
    const { slack, ops, start } = await world();
    expect(await keep(start(), ops, null, room({ over: true }))).toMatchObject({ kind: 'failed', scope: 'notice' });
    expect(slack.calls('conversations.create')).toEqual([]);
    slack.failNext('conversations.create', { drop: 'after-processing' });
    await keep(start(), ops, null, room());
    const ref = refOf(await keep(start(), ops, null, room({ over: true })));
    expect(slack.channel(ref).archived).toBe(true);
  });
});
