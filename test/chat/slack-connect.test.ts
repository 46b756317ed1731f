import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeSlack, startFakeSlack } from '../harness/slack/fake-slack.js';
import { type Desk, type DeskOptions, desk, LINA, MAYA } from './slack-desk.js';

let slack: FakeSlack;
let bot: Desk | null = null;

beforeEach(async () => {
  slack = await startFakeSlack({ limits: 'off' });
});
afterEach(async () => {
  await bot?.stop();
  bot = null;
  await slack.stop();
});

async function start(options: DeskOptions = {}): Promise<Desk> {
  bot = desk(slack, options);
  await bot.start();
  return bot;
}
const ask = async (): Promise<string> =>
  (await (await slack.user('U0001').slash('/risk', 'status', 'C0001')).waitForReply(/Did status/)).text;

test('an orderly disconnect is followed by a new connection at once', async () => {
  await start();
  await slack.waitForSockets(1);
  for (const reason of ['refresh_requested', 'warning'] as const) {
    const before = slack.greeted;
    slack.disconnect(reason);
    await slack.waitFor(() => slack.greeted > before && slack.sockets === 1, 3000);
  }
  expect(await ask()).toContain('Did status');
});

test('a connection cut without a word comes back', async () => {
  await start();
  await slack.waitForSockets(1);
  const before = slack.greeted;
  slack.dropSockets();
  await slack.waitFor(() => slack.greeted > before, 3000);
  await ask();
});

test.each(['refused', '5xx', 'hang'] as const)(
  'Slack away at the start (%s) is waited for in the background',
  async (how) => {
    await slack.goAway(how);
    const bot = await start({ timing: { connectMs: 300 } });
    await expect.poll(() => bot.logged(), { timeout: 5000 }).toContain('I keep trying');
    await slack.comeBack();
    await slack.waitForSockets(1);
    await ask();
    expect(bot.logged()).toContain('Connected to Slack.');
  },
);

test('an outage in the middle is outlived', async () => {
  await start();
  await slack.waitForSockets(1);
  await slack.goAway('refused');
  await slack.comeBack();
  await slack.waitForSockets(1);
  await ask();
});

test('a refused app token is told once, plainly, and not tried in a loop', async () => {
  slack.failNext('apps.connections.open', { error: 'invalid_auth' }, 1000);
  const bot = await start();
  await expect.poll(() => bot.logged()).toContain('does not take the app token (SLACK_APP_TOKEN)');
  expect(slack.calls('apps.connections.open')).toHaveLength(1);
  expect(bot.logged()).not.toContain(slack.appToken);
  await bot.stop();
  expect(slack.calls('apps.connections.open')).toHaveLength(1);
});

test('it stops at once, whatever Slack does', async () => {
  await start();
  await slack.waitForSockets(1);
  await slack.goAway('hang');
  const since = performance.now();
  await bot?.stop();
  expect(performance.now() - since).toBeLessThan(2000);
});

test('two workspaces of one app share its connection, and each is answered with its own token', async () => {
  const other = slack.addWorkspace({
    id: 'T0002',
    users: [{ id: 'U0001', name: 'lina' }],
    channels: [{ id: 'C0021', name: 'ops' }],
  });
  const { appToken } = slack;
  await start({
    people: [{ ...LINA, accounts: [...LINA.accounts, { platform: 'slack', id: 'second:U0001' }] }],
    workspaces: [
      { id: null, botToken: slack.botToken, appToken },
      { id: 'second', botToken: other.botToken, appToken },
    ],
  });
  await slack.waitForSockets(1);
  expect(slack.sockets).toBe(1);
  await ask();
  const home = await slack.user('U0001', 'T0002').slash('/risk', 'status', 'C0021');
  await home.waitForReply(/Did status/);
  expect(bot?.asked.map(({ channel }) => channel)).toEqual(['C0001', 'C0021']);
});

test('the same user id in another workspace is somebody else', async () => {
  const people = [LINA, { ...MAYA, accounts: [{ platform: 'slack', id: 'second:U0002' }] }];
  const other = slack.addWorkspace({
    id: 'T0002',
    users: [
      { id: 'U0001', name: 'impostor' },
      { id: 'U0002', name: 'maya' },
    ],
    channels: [{ id: 'C0021', name: 'ops' }],
  });
  const { appToken } = slack;
  const workspaces = [
    { id: null, botToken: slack.botToken, appToken },
    { id: 'second', botToken: other.botToken, appToken },
  ];
  await start({ people, workspaces });
  await slack.waitForSockets(1);
  const here = slack.user('U0002', 'T0002');
  await (await here.slash('/risk', 'assign INC-1 <@U0001|impostor>', 'C0021')).waitForReply(/Did/);
  await (await slack.user('U0001', 'T0002').slash('/risk', 'status', 'C0021')).waitForReply(/482913/);
  await (await slack.user('U0002').slash('/risk', 'status', 'C0001')).waitForReply(/482913/);
  const asked = bot?.asked.map(({ person, account, text }) => [person?.id ?? null, account?.id, text]);
  expect(asked).toEqual([
    ['maya', 'second:U0002', 'assign INC-1 @impostor'],
    [null, 'second:U0001', 'status'],
    [null, 'U0002', 'status'],
  ]);
});

test('a workspace that is none of ours is not listened to', async () => {
  slack.addWorkspace({ id: 'T0666', users: [{ id: 'U0001', name: 'x' }], channels: [{ id: 'C0661', name: 'x' }] });
  const bot = await start();
  await slack.waitForSockets(1);
  await ask();
  await slack.user('U0001', 'T0666').slash('/risk', 'status', 'C0661');
  await expect.poll(() => bot.logged()).toContain('none of those configured');
  expect(bot.asked).toHaveLength(1);
});

const http = () => ({ signingSecret: slack.signingSecret, port: 0, host: '127.0.0.1' });
const slash = {
  command: '/risk',
  text: 'status',
  team_id: 'T0001',
  channel_id: 'C0001',
  user_id: 'U0001',
  user_name: 'lina',
};

test('over HTTP, requests that Slack signed are taken', async () => {
  const bot = await start({ http: http() });
  slack.useHttp(`http://127.0.0.1:${bot.port()}/slack/events`);
  await ask();
  expect(slack.missedAcks).toEqual([]);
  expect(slack.sockets).toBe(0);
});

test('over HTTP, others are not: no signature, a wrong one, an old one, another path', async () => {
  const bot = await start({ http: http() });
  const url = `http://127.0.0.1:${bot.port()}/slack/events`;
  const status = async (at: string, how: Parameters<FakeSlack['deliverHttp']>[2]): Promise<number> =>
    (await slack.deliverHttp(at, slash, { as: 'form', ...how })).status;
  expect(await status(url, { unsigned: true })).toBe(401);
  expect(await status(url, { secret: 'not the secret' })).toBe(401);
  expect(await status(url, { skewSeconds: -600 })).toBe(401);
  expect(await status(url.replace('/events', '/install'), {})).toBe(404);
  expect((await fetch(url)).status).toBe(404);
  expect(bot.asked).toEqual([]);
  expect(await status(url, {})).toBe(200);
});

test('over HTTP, a body that is too large does not block the connection it came by', async () => {
  const bot = await start({ http: http() });
  const url = `http://127.0.0.1:${bot.port()}/slack/events`;
  const huge = { ...slash, text: 'x'.repeat(3_000_000) };
  expect((await slack.deliverHttp(url, huge, { as: 'form' })).status).toBe(413);
  for (let i = 0; i < 3; i++) expect((await slack.deliverHttp(url, slash, { as: 'form' })).status).toBe(200);
});

test('a port that is taken is told with what to do', async () => {
  const first = await start({ http: http() });
  const second = desk(slack, { http: { ...http(), port: Number(first.port()) } });
  await expect(second.start()).rejects.toThrow(/set SLACK_PORT to a free port/);
});
