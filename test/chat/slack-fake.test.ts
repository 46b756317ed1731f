import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver, webApi } from '@slack/bolt';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Json, JsonObject } from '../../src/domain/json.js';
import {
  BLOCK_LIMITS,
  type FakeSlack,
  type FakeSlackOptions,
  limitsWith,
  mentionsOf,
  SPECIFICATION,
  startFakeSlack,
  textOf,
} from '../harness/slack/fake-slack.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const quiet: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function slackFor(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const slack = await startFakeSlack(options);
  undo.push(() => slack.stop());
  return slack;
}

function clientOf(slack: FakeSlack, token = slack.botToken): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: slack.url,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
  });
}

/** A Bolt app on Socket Mode; a short ping timeout, for Bolt waits so long before it connects again. */
async function socketApp(slack: FakeSlack, build: (app: App) => void): Promise<App> {
  const clientOptions = { slackApiUrl: slack.url, retryConfig: { retries: 0 } };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger: quiet,
    clientPingTimeout: 200,
    installerOptions: { clientOptions: { ...clientOptions } },
  });
  const app = new App({ token: slack.botToken, receiver, logger: quiet, clientOptions });
  app.error(async () => {});
  build(app);
  await app.start();
  undo.push(() => app.stop());
  await slack.waitForSockets();
  return app;
}

/** The error a call is refused with, `code` of the SDK's own errors where Slack said nothing. */
async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) return String(error.data.error);
    if (error instanceof webApi.WebAPIRateLimitedError) return `retry after ${error.retryAfter}`;
    if (error instanceof webApi.WebAPIHTTPError) return `http ${error.statusCode}`;
    return error instanceof webApi.WebAPIRequestError ? 'request failed' : String(error);
  }
}

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const button = (text: string, more: JsonObject = {}) => ({
  type: 'button',
  text: { type: 'plain_text', text },
  action_id: text.toLowerCase(),
  ...more,
});
const actions = (...elements: JsonObject[]) => ({ type: 'actions', block_id: 'acts', elements });

describe('the Web API', () => {
  test('keeps a message, its edits and its metadata, and shows it as a reader sees it', async () => {
    const slack = await slackFor({ now: () => NOW });
    slack.addUserGroup({ id: 'S1', handle: 'on-call', users: ['U0001'] });
    const client = clientOf(slack);
    const sent = await client.apiCall('chat.postMessage', {
      channel: '#ops',
      text: 'INC-1 red',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: '🔴 Red: oversold' } },
        {
          ...section('*Owner* <@U0001> since <!date^1795262400^{date_num} {time}|then> &lt;!channel&gt; <!subteam^S1>'),
          fields: [{ type: 'mrkdwn', text: '*At risk*\n¥12,000' }],
        },
        actions(button('Acknowledge', { style: 'primary', value: 'INC-1' })),
      ],
      attachments: [{ color: '#ff0000', blocks: [section('A bar at the side')] }],
      metadata: { event_type: 'tocsin_notice', event_payload: { notice: 'card:1@ops' } },
    });
    const ops = slack.channel('#ops');
    const [seen] = ops.messages();
    if (!seen) throw new Error(ops.dump());
    expect(sent).toMatchObject({ channel: 'C0001', ts: seen.ts });
    expect(seen.text).toBe(
      [
        '🔴 Red: oversold',
        'Owner @lina since 2026-11-21 8:00 PM <!channel> @on-call',
        'At risk\n¥12,000',
        '[Acknowledge]',
        'A bar at the side',
      ].join('\n'),
    );
    expect(textOf(seen, { tz: 'UTC', locale: 'zh-CN' })).toContain('2026-11-21 12:00');
    expect(mentionsOf(seen)).toEqual([
      { kind: 'user', id: 'U0001' },
      { kind: 'group', id: 'S1' },
    ]);
    expect(seen.colors).toEqual(['#ff0000']);

    await client.chat.update({ channel: 'C0001', ts: seen.ts, text: 'INC-1 resolved', blocks: [section('Done')] });
    expect(ops.message(seen)).toMatchObject({ edits: 1, text: 'Done\nA bar at the side', fallback: 'INC-1 resolved' });
    const plain = await client.conversations.history({ channel: 'C0001' });
    expect(plain.messages?.[0]?.metadata).toBeUndefined();
    const full = await client.conversations.history({ channel: 'C0001', include_all_metadata: true });
    expect(full.messages?.[0]?.metadata?.event_payload).toEqual({ notice: 'card:1@ops' });
    expect(ops.posted).toBe(1);
    expect(slack.calls('chat.postMessage')).toHaveLength(1);
  });

  test('keeps threads apart from the channel, broadcasts in both, and pages backwards', async () => {
    const slack = await slackFor({ limits: 'off' });
    const client = clientOf(slack);
    const root = await client.chat.postMessage({ channel: 'C0001', text: 'root' });
    const threadTs = root.ts ?? '';
    await client.chat.postMessage({ channel: 'C0001', thread_ts: threadTs, text: 'quiet' });
    await client.chat.postMessage({ channel: 'C0001', thread_ts: threadTs, reply_broadcast: true, text: 'loud' });
    for (let i = 0; i < 5; i += 1) await client.chat.postMessage({ channel: 'C0001', text: `later ${i}` });
    const ops = slack.channel('ops');
    expect(ops.messages().map((message) => message.text)).toEqual([
      'root',
      'loud',
      'later 0',
      'later 1',
      'later 2',
      'later 3',
      'later 4',
    ]);
    expect(ops.thread(threadTs).map((message) => message.text)).toEqual(['quiet', 'loud']);
    const texts: (string | undefined)[] = [];
    for await (const page of client.paginate('conversations.history', { channel: 'C0001', limit: 3, oldest: threadTs }))
      texts.push(...((page as webApi.ConversationsHistoryResponse).messages ?? []).map((message) => message.text));
    expect(texts).toEqual(['later 4', 'later 3', 'later 2', 'later 1', 'later 0', 'loud']);
    const replies = await client.conversations.replies({ channel: 'C0001', ts: threadTs });
    expect(replies.messages?.map((message) => message.text)).toEqual(['root', 'quiet', 'loud']);
    expect(replies.messages?.[0]?.reply_count).toBe(2);
  });

  test('refuses with the names Slack uses', async () => {
    const slack = await slackFor({ limits: 'off' });
    const client = clientOf(slack);
    slack.addChannel({ id: 'C7', name: 'hidden', private: true, botIn: false });
    slack.addChannel({ id: 'C8', name: 'open', botIn: false });
    slack.addChannel({ id: 'C9', name: 'old' });
    slack.archive('#old');
    const post = (channel: string, more: object = { text: 'x' }) =>
      refusal(client.apiCall('chat.postMessage', { channel, ...more }));
    expect(await post('C7')).toBe('channel_not_found');
    expect(await post('C8')).toBe('not_in_channel');
    expect(await post('C9')).toBe('is_archived');
    expect(await post('nowhere')).toBe('channel_not_found');
    expect(await post('C0001', {})).toBe('no_text');
    expect(await post('C0001', { text: 'x'.repeat(40_001) })).toBe('msg_too_long');
    expect(await post('C0001', { text: 'x', thread_ts: '1.000001' })).toBe('thread_not_found');
    expect(await refusal(client.chat.update({ channel: 'C0001', ts: '1.1', text: 'x' }))).toBe('message_not_found');
    const said = await slack.user('U0001').say('#ops', 'mine');
    const edit = client.chat.update({ channel: 'C0001', ts: said.ts, text: 'yours' });
    expect(await refusal(edit)).toBe('cant_update_message');
    expect(await refusal(client.conversations.create({ name: 'Inc 42' }))).toBe('invalid_name_specials');
    expect(await refusal(client.conversations.create({ name: 'ops' }))).toBe('name_taken');
    const made = await client.conversations.create({ name: 'inc-42' });
    const channel = made.channel?.id ?? '';
    await client.conversations.invite({ channel, users: 'U0001,U0002' });
    expect(await refusal(client.conversations.invite({ channel, users: 'U0001' }))).toBe('already_in_channel');
    expect(await refusal(client.conversations.setTopic({ channel, topic: 'x'.repeat(251) }))).toBe('too_long');
    const card = await client.chat.postMessage({ channel, text: 'card' });
    await client.pins.add({ channel, timestamp: card.ts ?? '' });
    expect(await refusal(client.pins.add({ channel, timestamp: card.ts ?? '' }))).toBe('already_pinned');
    expect(slack.channel('#inc-42')).toMatchObject({ posted: 1, members: ['UB0001', 'U0001', 'U0002'] });
    expect(slack.channel('#inc-42').pins.map((pin) => pin.text)).toEqual(['card']);

    expect(await refusal(clientOf(slack, 'xoxb-no').auth.test())).toBe('invalid_auth');
    slack.setScopes(['channels:read']);
    expect(await post('C0001')).toBe('missing_scope');
    const who = await client.auth.test();
    expect(who.response_metadata?.scopes).toEqual(['channels:read']);
    slack.revokeToken();
    expect(await post('C0001')).toBe('token_revoked');
  });

  const complaints: readonly [string, string, Json[]][] = [
    [
      '51 blocks',
      'no more than 50 items allowed [json-pointer:/blocks]',
      Array.from({ length: 51 }, () => section('x')),
    ],
    [
      'a long section',
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
      [section('x'.repeat(3001))],
    ],
    ['an empty section', 'must be more than 0 characters [json-pointer:/blocks/0/text/text]', [section('')]],
    [
      'a long button',
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
      [actions(button('x'.repeat(76), { action_id: 'a' }))],
    ],
    [
      'markup in a header',
      'must be a valid enum value [json-pointer:/blocks/0/text/type]',
      [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
    ],
    [
      'an unknown property',
      'invalid additional property: disabled [json-pointer:/blocks/0/elements/0]',
      [actions(button('Go', { disabled: true }))],
    ],
    ['an unknown block', 'unsupported type: banner [json-pointer:/blocks/0/type]', [{ type: 'banner' }]],
    [
      'one action id twice in a block',
      'action_id already exists: go [json-pointer:/blocks/0/elements/1/action_id]',
      [actions(button('Go'), button('Go'))],
    ],
    [
      'eleven fields',
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
      [{ type: 'section', fields: Array.from({ length: 11 }, () => ({ type: 'plain_text', text: 'x' })) }],
    ],
    [
      'six choices in an overflow menu',
      'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
      [
        actions({
          type: 'overflow',
          action_id: 'more',
          options: Array.from({ length: 6 }, (_, i) => ({ text: { type: 'plain_text', text: 'x' }, value: `${i}` })),
        }),
      ],
    ],
  ];
  test.each(complaints)('refuses %s', async (_, complaint, blocks) => {
    const slack = await slackFor();
    const call = clientOf(slack).apiCall('chat.postMessage', { channel: 'C0001', text: 'x', blocks });
    const error = await call.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof webApi.WebAPIPlatformError)) throw new Error(`not refused: ${String(error)}`);
    expect(error.data.error).toBe('invalid_blocks');
    expect(error.data.response_metadata?.messages).toContain(`[ERROR] ${complaint}`);
    expect(slack.posted).toBe(0);
  });

  test.skipIf(!existsSync(SPECIFICATION))('keeps the same figures as the specification beside the working copy', () => {
    const written: Json = JSON.parse(readFileSync(SPECIFICATION, 'utf8'));
    expect(limitsWith(undefined)).toEqual(limitsWith(written));
    expect(BLOCK_LIMITS.overflowOptions).toBe(5);
    expect(limitsWith({ 'header.text': ['99 plain_text'] }).headerText).toBe(99);
  });

  test('refuses what comes too fast, tells when to come back, and notes who does not listen', async () => {
    let now = NOW;
    const slack = await slackFor({ now: () => now });
    const client = clientOf(slack);
    const post = (channel = 'C0001') => refusal(client.chat.postMessage({ channel, text: 'x' }));
    for (let i = 0; i < 4; i += 1) expect(await post()).toBe('ok');
    expect(await post()).toBe('retry after 1');
    expect(await post('C0002')).toBe('ok');
    expect(slack.clientsCallingTooEarly).toHaveLength(0);
    now += 900;
    expect(await post()).toBe('retry after 1');
    expect(slack.clientsCallingTooEarly).toHaveLength(1);
    now += 100;
    expect(await post()).toBe('ok');
    expect(slack.refused).toBe(2);
    expect(slack.posted).toBe(6);
  });
});

describe('being away', () => {
  test('is refused, answered 503, or carried out without an answer', async () => {
    const slack = await slackFor({ limits: 'off' });
    const client = clientOf(slack);
    const post = (text: string) => refusal(client.chat.postMessage({ channel: 'C0001', text }));
    const { port } = slack;
    await slack.goAway('refused');
    expect(await post('never')).toBe('request failed');
    await slack.comeBack();
    expect(slack.port).toBe(port);
    await slack.goAway('5xx');
    expect(await post('never')).toBe('http 503');
    await slack.goAway('drop-after-processing');
    expect(await post('uncertain')).toBe('request failed');
    await slack.comeBack();
    slack.failNext('chat.postMessage', { error: 'fatal_error' });
    expect(await post('never')).toBe('fatal_error');
    slack.failNext('chat.postMessage', { drop: 'after-processing' });
    expect(await post('uncertain too')).toBe('request failed');
    const history = await client.conversations.history({ channel: 'C0001' });
    expect(history.messages?.map((message) => message.text)).toEqual(['uncertain too', 'uncertain']);
    expect(slack.channel('#ops').posted).toBe(2);
  });

  test('hangs until the client gives up', async () => {
    const slack = await slackFor();
    const hasty = new webApi.WebClient(slack.botToken, {
      slackApiUrl: slack.url,
      retryConfig: { retries: 0 },
      timeout: 50,
      logger: quiet,
    });
    await slack.goAway('hang');
    expect(await refusal(hasty.auth.test())).toBe('request failed');
    await slack.comeBack();
    expect(await refusal(hasty.auth.test())).toBe('ok');
  });
});

const modal = {
  type: 'modal' as const,
  callback_id: 'resolve',
  private_metadata: 'INC-1',
  title: { type: 'plain_text' as const, text: 'Resolve INC-1' },
  submit: { type: 'plain_text' as const, text: 'Resolve' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'note',
      label: { type: 'plain_text' as const, text: 'What was done' },
      element: { type: 'plain_text_input' as const, action_id: 'text', multiline: true },
    },
    {
      type: 'input' as const,
      block_id: 'outcome',
      label: { type: 'plain_text' as const, text: 'Outcome' },
      element: {
        type: 'static_select' as const,
        action_id: 'pick',
        options: ['Real', 'False alarm'].map((text) => ({
          text: { type: 'plain_text' as const, text },
          value: text.toLowerCase(),
        })),
      },
    },
  ],
};

describe('Socket Mode', () => {
  test('a command is acknowledged in time and answered by acknowledgement and response URL', async () => {
    const slack = await slackFor({ commands: ['/risk'] });
    await socketApp(slack, (app) => {
      app.command('/risk', async ({ ack, command, respond }) => {
        await ack(`Looking for ${command.text}`);
        await respond({ text: 'Two incidents', response_type: 'in_channel' });
        for (let i = 0; i < 4; i += 1) await respond(`more ${i}`);
        await respond('one too many').catch(async (error: unknown) => {
          await slack.user('U0001').say('#ops', String(error));
        });
      });
    });
    const lina = slack.user('U0001');
    const answer = await lina.slash('/risk', 'status', '#ops');
    expect(answer).toMatchObject({ acked: true, failure: null, payload: { text: 'Looking for status' } });
    expect(answer.ackMs).toBeLessThan(3000);
    await answer.waitForReply('more 3');
    await slack.channel('#ops').waitForMessage(/404/);
    expect(slack.channel('#ops').messages()[0]?.text).toBe('Two incidents');
    expect(
      slack
        .channel('#ops')
        .ephemeral('U0001')
        .map((message) => message.text),
    ).toEqual(['Looking for status', 'more 0', 'more 1', 'more 2', 'more 3']);
    expect(slack.channel('#ops').ephemeral('U0002')).toEqual([]);
    await expect(lina.slash('/other', '', '#ops')).rejects.toThrow('/risk');
  });

  test('a button opens a modal once; what is typed comes back; errors stay under their input', async () => {
    let now = NOW;
    const slack = await slackFor({ now: () => now });
    const submitted: unknown[] = [];
    const app = await socketApp(slack, (bolt) => {
      bolt.action('resolve', async ({ ack, body, client }) => {
        await ack();
        if (body.type !== 'block_actions') return;
        await client.views.open({ trigger_id: body.trigger_id, view: modal });
        await refusal(client.views.open({ trigger_id: body.trigger_id, view: modal }));
      });
      bolt.action('late', async ({ ack, body, client }) => {
        await ack();
        if (body.type !== 'block_actions') return;
        now += 3_001;
        await refusal(client.views.open({ trigger_id: body.trigger_id, view: modal }));
        await client.chat.update({ channel: 'C0001', ts: body.message?.ts ?? '', text: 'Too late', blocks: [] });
      });
      bolt.view('resolve', async ({ ack, view, body }) => {
        const note = view.state.values.note?.text?.value ?? '';
        if (note.length < 5) return ack({ response_action: 'errors', errors: { note: 'Say more' } });
        submitted.push([
          body.user.id,
          view.private_metadata,
          note,
          view.state.values.outcome?.pick?.selected_option?.value,
        ]);
        await ack();
      });
    });
    await app.client.chat.postMessage({
      channel: 'C0001',
      text: 'card',
      blocks: [actions(button('Resolve'), button('Late'))],
    });
    const lina = slack.user('U0001');
    const card = await slack.channel('#ops').waitForMessage('[Resolve]');
    const clicked = await lina.click(card, 'Resolve');
    expect(clicked.ackMs).toBeLessThan(3000);
    const view = await clicked.waitForView();
    expect(view.text).toContain('What was done');
    await slack.waitForCall('views.open', (call) => call.result === 'exchanged_trigger_id');
    await expect(lina.submit(view, { 'What was done': 'x' })).rejects.toThrow('"Outcome" is required');
    const refused = await lina.submit(view, { 'What was done': 'no', Outcome: 'Real' });
    expect(refused).toMatchObject({ action: 'errors', errors: { note: 'Say more' } });
    const done = await lina.submit(view, { note: 'Stock corrected' });
    expect(done).toMatchObject({ action: 'close', view: null });
    expect(submitted).toEqual([['U0001', 'INC-1', 'Stock corrected', 'real']]);
    await lina.click(card, 'Late');
    await slack.channel('#ops').waitForMessage('Too late');
    expect(slack.calls('views.open').at(-1)?.result).toBe('expired_trigger_id');
    await expect(lina.click(card, 'Late')).rejects.toThrow('no control "Late"');
  });

  test('Home, menus, shortcuts and emoji reach the app', async () => {
    const slack = await slackFor();
    const heard: string[] = [];
    const app = await socketApp(slack, (bolt) => {
      bolt.event('app_home_opened', async ({ event, client }) => {
        const view = { type: 'home' as const, blocks: [section(`Hello <@${event.user}>`)] };
        await client.views.publish({ user_id: event.user, view });
      });
      bolt.action('pick', async ({ ack, payload, respond }) => {
        await ack();
        if (payload.type !== 'static_select') return;
        heard.push(`picked ${payload.selected_option.value}`);
        await respond({ replace_original: true, text: 'Picked' });
      });
      bolt.shortcut('timeline', async ({ ack, shortcut }) => {
        await ack();
        if (shortcut.type === 'message_action') heard.push(`kept ${shortcut.message.text}`);
      });
      bolt.event('reaction_added', async ({ event }) => {
        if (event.user === slack.botUserId) return;
        heard.push(`${event.reaction} by ${event.user} on ${event.item.ts}`);
        await app.client.reactions.add({ channel: event.item.channel, timestamp: event.item.ts, name: 'eyes' });
      });
    });
    const lina = slack.user('U0001');
    expect((await lina.openHome()).text).toBe('Hello @lina');
    const menu = {
      type: 'static_select',
      action_id: 'pick',
      placeholder: { type: 'plain_text', text: 'Choose' },
      options: [{ text: { type: 'plain_text', text: 'First' }, value: '1' }],
    };
    await app.client.apiCall('chat.postEphemeral', {
      channel: 'C0001',
      user: 'U0001',
      text: 'm',
      blocks: [actions(menu)],
    });
    const [offered] = slack.channel('#ops').ephemeral('U0001');
    if (!offered) throw new Error(slack.dump());
    await expect(slack.user('U0002').choose(offered, 'pick', 'First')).rejects.toThrow('only U0001');
    const chosen = await lina.choose(offered, 'Choose', 'First');
    expect((await chosen.waitForReply('Picked')).edits).toBe(1);
    const said = await lina.say('#ops', 'the carrier called <!channel>');
    expect(said.mentions).toEqual([]);
    await lina.shortcut('timeline', said);
    await lina.react('pushpin', said);
    await slack.channel('#ops').waitFor((ops) => ops.message(said).reactions.eyes?.includes(slack.botUserId));
    expect(heard).toEqual(['picked 1', 'kept the carrier called &lt;!channel&gt;', `pushpin by U0001 on ${said.ts}`]);
  });

  test('an event nobody acknowledges is sent again; a person who is not answered is told', async () => {
    const slack = await slackFor({ ackMs: 60, events: ['message.channels'] });
    const { url = '' } = await clientOf(slack, slack.appToken).apps.connections.open({});
    const socket = new WebSocket(url);
    const received: JsonObject[] = [];
    socket.on('message', (data) => {
      const envelope: JsonObject = JSON.parse(String(data));
      received.push(envelope);
      if (envelope.retry_attempt === 2) socket.send(JSON.stringify({ envelope_id: envelope.envelope_id }));
    });
    undo.push(async () => socket.terminate());
    await slack.waitForSockets();
    await slack.user('U0001').say('#ops', 'hello');
    await slack.waitFor(() => slack.acks.length === 3);
    expect(slack.missedAcks.map((ack) => ack.attempt)).toEqual([0, 1]);
    expect(slack.acks[2]?.ackMs).toBeLessThan(60);
    expect(received.map((envelope) => [envelope.type, envelope.retry_attempt, envelope.retry_reason])).toEqual([
      ['hello', undefined, undefined],
      ['events_api', 0, ''],
      ['events_api', 1, 'timeout'],
      ['events_api', 2, 'timeout'],
    ]);
    const unanswered = await slack.user('U0001').slash('/risk', '', '#ops');
    expect(unanswered).toMatchObject({ acked: false, failure: 'operation_timeout', ackMs: Number.POSITIVE_INFINITY });
    const again = new WebSocket(url);
    const refused = await new Promise<string>((resolve) => again.once('error', (error) => resolve(error.message)));
    expect(refused).toContain('401');
  });

  test('a client asked to go connects again, and events wait for it', async () => {
    const slack = await slackFor();
    await socketApp(slack, (app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [section('Cockpit')] } });
      });
      app.command('/risk', async ({ ack }) => ack('here'));
    });
    slack.disconnect('refresh_requested');
    const home = slack.user('U0001').openHome(10_000);
    expect((await home).text).toBe('Cockpit');
    expect(slack.greeted).toBe(2);
    slack.dropSockets();
    expect(await slack.user('U0001').slash('/risk', '', '#ops')).toMatchObject({ failure: 'dispatch_failed' });
    await slack.waitFor(() => slack.greeted === 3, 10_000);
    expect(await slack.user('U0001').slash('/risk', '', '#ops')).toMatchObject({ payload: { text: 'here' } });
  });

  test('two connections take turns', async () => {
    const slack = await slackFor();
    const heard: string[] = [];
    for (const name of ['first', 'second'])
      await socketApp(slack, (app) => {
        app.command('/risk', async ({ ack }) => {
          heard.push(name);
          await ack();
        });
      });
    await slack.waitForSockets(2);
    for (let i = 0; i < 4; i += 1) await slack.user('U0001').slash('/risk', '', '#ops');
    expect(heard.sort()).toEqual(['first', 'first', 'second', 'second']);
  });
});

describe('HTTP mode', () => {
  async function httpApp(slack: FakeSlack, build: (app: App) => void): Promise<string> {
    const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: quiet, port: 0 });
    const app = new App({
      token: slack.botToken,
      receiver,
      logger: quiet,
      clientOptions: { slackApiUrl: slack.url, retryConfig: { retries: 0 } },
    });
    build(app);
    const server = await receiver.start(0);
    undo.push(() => app.stop());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  }

  test('signs what it sends; a wrong or stale signature is turned away', async () => {
    const slack = await slackFor();
    const url = await httpApp(slack, (app) => {
      app.command('/risk', async ({ ack, command }) => ack({ text: `You said ${command.text}` }));
    });
    const challenge = { type: 'url_verification', challenge: 'abc', token: 'x' };
    expect(await slack.deliverHttp(url, challenge)).toMatchObject({ status: 200, json: { challenge: 'abc' } });
    expect((await slack.deliverHttp(url, challenge, { secret: 'a stranger' })).status).toBe(401);
    expect((await slack.deliverHttp(url, challenge, { skewSeconds: -600 })).status).toBe(401);
    expect((await slack.deliverHttp(url, challenge, { unsigned: true })).status).toBe(401);
    slack.useHttp(url);
    const answer = await slack.user('U0001').slash('/risk', 'status', '#ops');
    expect(answer.payload).toEqual({ text: 'You said status' });
    expect(answer.ackMs).toBeLessThan(3000);
  });

  test('carries buttons, modals and events as Socket Mode does', async () => {
    const slack = await slackFor();
    const url = await httpApp(slack, (app) => {
      app.action('resolve', async ({ ack, body, client }) => {
        await ack();
        if (body.type === 'block_actions') await client.views.open({ trigger_id: body.trigger_id, view: modal });
      });
      app.view('resolve', async ({ ack }) => ack({ response_action: 'clear' }));
      app.event('reaction_added', async ({ event, client }) => {
        await client.chat.postMessage({ channel: event.item.channel, thread_ts: event.item.ts, text: event.reaction });
      });
    });
    slack.useHttp(url);
    await clientOf(slack).chat.postMessage({ channel: 'C0001', text: 'c', blocks: [actions(button('Resolve'))] });
    const lina = slack.user('U0001');
    const card = await slack.channel('#ops').waitForMessage('[Resolve]');
    const view = await (await lina.click(card, 'resolve')).waitForView();
    expect((await lina.submit(view, { note: 'Corrected', outcome: 'False alarm' })).action).toBe('clear');
    await lina.react('pushpin', card);
    expect(await slack.channel('#ops').waitFor((ops) => ops.thread(card)[0])).toMatchObject({ text: 'pushpin' });
  });
});

test('several workspaces, one app: each has its own token, channels and people', async () => {
  const slack = await slackFor();
  const other = slack.addWorkspace({
    id: 'T0002',
    users: [{ id: 'U9', name: 'ann' }],
    channels: [{ id: 'C99', name: 'ops' }],
  });
  await clientOf(slack, other.botToken).chat.postMessage({ channel: '#ops', text: 'over here' });
  expect(slack.channel('#ops').messages()).toEqual([]);
  expect(slack.channel('#ops', 'T0002').messages()[0]?.text).toBe('over here');
  await expect(slack.channel('#ops').waitForMessage('over here', 20)).rejects.toThrow('#ops (C0001), 0 posted');
});
