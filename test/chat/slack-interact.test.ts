import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cardBlocks } from '../../src/chat/slack/blocks.js';
import { type Card, plainCard } from '../../src/domain/card.js';
import { sentence } from '../../src/text/catalogue.js';
import { type FakeSlack, type SeenMessage, startFakeSlack } from '../harness/slack/fake-slack.js';
import { type Desk, desk, done } from './slack-desk.js';

let slack: FakeSlack;
let bot: Desk;
let client: WebClient;

beforeEach(async () => {
  slack = await startFakeSlack({ limits: 'off', events: ['app_home_opened', 'reaction_added'], commands: ['/risk'] });
  client = new WebClient(slack.botToken, { slackApiUrl: slack.url });
  bot = desk(slack, { active: ['INC-3', 'INC-42'] });
  await bot.start();
  await slack.waitForSockets(1);
});
afterEach(async () => {
  await bot.stop();
  await slack.stop();
});

const reader = { lang: 'en' as const, zone: 'Asia/Shanghai', now: Date.now() };
const button = (command: string, label: string, asks?: 'resolve' | 'silence' | 'level'): Card['buttons'][number] => ({
  command,
  label,
  style: 'plain',
  ...(asks === undefined ? {} : { asks }),
});

async function posted(card: Card, thread?: string): Promise<SeenMessage> {
  const args = {
    channel: 'C0001',
    ...cardBlocks(card, reader),
    ...(thread === undefined ? {} : { thread_ts: thread }),
  };
  const { ts } = await client.chat.postMessage(args);
  return slack.channel('#ops').message(String(ts));
}
const incidentCard = plainCard('INC-42 · Deliveries late', [['Late.']], {
  level: 'red',
  buttons: [button('ack INC-42', 'Acknowledge'), button('resolve INC-42', 'Resolve…', 'resolve')],
  more: [button('snooze INC-42 30m', 'Snooze'), button('why INC-42', 'Why'), button('silence', 'Silence…', 'silence')],
});
const lina = () => slack.user('U0001');
const acked = (ms: number): void => expect(ms).toBeLessThan(1500);

test('a command is acknowledged at once and answered to its sender alone', async () => {
  let finish: () => void = () => {};
  bot.answer = ({ text }) => new Promise((resolve) => (finish = () => resolve(done(`Did ${text}`))));
  const answer = await lina().slash('/risk', 'assign INC-42 <@U0002|wangwei> see <http://a.cn|a.cn> &amp; b', 'C0001');
  acked(answer.ackMs);
  expect(answer).toMatchObject({ acked: true, payload: null });
  expect(answer.replies()).toEqual([]);
  await slack.waitFor(() => bot.asked.length === 1);
  finish();
  const reply = await answer.waitForReply(/Did assign/);
  expect(reply.ephemeralTo).toBe('U0001');
  expect(bot.asked[0]).toMatchObject({
    text: 'assign INC-42 @maya see a.cn & b',
    person: { id: 'li' },
    platform: 'slack',
    channel: 'C0001',
    message: null,
    lang: 'en',
    zone: 'Asia/Shanghai',
  });
});

test('what is shared is for everybody; a refusal never is, and says what to type', async () => {
  const shared = await lina().slash('/risk', 'share status', 'C0001');
  expect((await shared.waitForReply(/Did status/)).ephemeralTo).toBeNull();
  const accounts = await lina().slash('/risk', 'share link', 'C0001');
  expect((await accounts.waitForReply(/Did link/)).ephemeralTo).toBe('U0001');
  bot.answer = () => ({
    ok: false,
    said: sentence('parse.unknown', { typed: '<!channel> *x*' }),
    example: 'ack INC-42',
  });
  const refused = await lina().slash('/risk', 'share nonsense', 'C0001');
  const reply = await refused.waitForReply(/is not a command/);
  expect(reply.ephemeralTo).toBe('U0001');
  expect(reply.text).toMatch(/<!channel> ∗x∗.*\nTry: .?\/risk ack INC-42/);
  expect(reply.mentions).toEqual([]);
});

test('people are answered in their language: their own choice, else that of their Slack', async () => {
  slack.addUser({ id: 'U0009', name: 'chen', locale: 'zh-TW', tz: 'Asia/Taipei' }).join('#ops');
  const answer = await slack.user('U0009').slash('/risk', 'status', 'C0001');
  const reply = await answer.waitForReply(/482913/);
  expect(reply.text).toContain('还不知道您在这里是谁');
  expect(bot.asked[0]).toMatchObject({ person: null, account: { id: 'U0009' }, lang: 'zh-CN', zone: 'Asia/Taipei' });
});

test('a button runs its line and answers in private, in the thread it stands in', async () => {
  const card = await posted(incidentCard);
  const pressed = await lina().click(card, 'Acknowledge');
  acked(pressed.ackMs);
  const reply = await pressed.waitForReply(/Did ack INC-42/);
  expect(reply).toMatchObject({ ephemeralTo: 'U0001', threadTs: null });
  const line = await posted(plainCard('History', [['A line']], { buttons: [button('info INC-42', 'More')] }), card.ts);
  const inThread = await (await lina().click(line, 'More')).waitForReply(/Did info/);
  expect(inThread).toMatchObject({ ephemeralTo: 'U0001', threadTs: card.ts });
  expect(slack.channel('#ops').message(card).text).toContain('Deliveries late');
});

test('a choice of the menu does the same', async () => {
  const card = await posted(incidentCard);
  const chosen = await lina().choose(card, 'risk:more', 'Snooze');
  acked(chosen.ackMs);
  await chosen.waitForReply(/Did snooze INC-42 30m/);
});

test('a button that asks opens its dialog, which does what was filled in', async () => {
  const opened = await lina().click(await posted(incidentCard), 'Resolve…');
  const view = await opened.waitForView();
  expect(view.title).toBe('Resolve INC-42');
  const sent = await lina().submit(view, { 'field:outcome': 'false-alarm', 'field:note': 'van\narrived "early"' });
  acked(sent.ackMs);
  expect(sent.action).toBe('close');
  await slack.channel('#ops').waitFor((channel) => channel.ephemeral('U0001').find((m) => /Did resolve/.test(m.text)));
  expect(bot.asked.at(-1)).toMatchObject({
    text: 'resolve INC-42 false-alarm "van arrived \\"early\\""',
    channel: 'C0001',
  });
});

test('what cannot be done is said under the field it is about, and the dialog stays', async () => {
  const card = plainCard('Levels', [['x']], { buttons: [button('silence', 'Silence…', 'silence')] });
  const view = await (await lina().click(await posted(card), 'Silence…')).waitForView();
  const sent = await lina().submit(view, {
    'field:matchers': 'region=east',
    'field:time': 'blue moon',
    'field:why': 'why not',
  });
  expect(sent.action).toBe('errors');
  expect(sent.errors['field:time']).toContain('is not a time span');
  expect(bot.asked).toEqual([]);
});

test('a silence is previewed in the dialog, and made by the second press', async () => {
  const end = `silence add region=east until 18:00 ${'stocktaking '.repeat(300)}`.trim();
  bot.answer = ({ text }) =>
    text.startsWith('silence preview')
      ? done('Would hide 3 alerts', { buttons: [{ command: end, label: 'Silence them', style: 'danger' }] })
      : done(`Did ${text}`);
  const view = await (await lina().choose(await posted(incidentCard), 'risk:more', 'Silence…')).waitForView();
  const values = { 'field:matchers': 'region=east', 'field:time': '2h', 'field:why': 'stocktaking' };
  const preview = await lina().submit(view, values);
  acked(preview.ackMs);
  expect(preview.action).toBe('update');
  expect(preview.view).toMatchObject({ submit: 'Silence them', text: expect.stringContaining('Would hide 3 alerts') });
  expect(bot.asked.at(-1)?.text).toBe('silence preview region=east for 2h "stocktaking"');
  const made = await lina().submit(preview.view ?? view);
  expect(made.action).toBe('close');
  await slack.channel('#ops').waitFor((ops) => ops.ephemeral('U0001').find((m) => /Did held 771204/.test(m.text)));
  expect(bot.held).toEqual([end]);
});

test('a preview that takes long says so first', async () => {
  let finish: () => void = () => {};
  bot.answer = () => new Promise((resolve) => (finish = () => resolve(done('Would hide 3 alerts'))));
  const card = plainCard('x', [['x']], { buttons: [button('silence', 'Silence…', 'silence')] });
  const view = await (await lina().click(await posted(card), 'Silence…')).waitForView();
  const values = { 'field:matchers': 'region=east', 'field:time': '2h', 'field:why': 'stocktaking' };
  const sent = await lina().submit(view, values);
  acked(sent.ackMs);
  expect(sent.view?.text).toContain('One moment');
  finish();
  await lina().waitForView(/Would hide 3 alerts/);
});

test('a preview whose line a slow disk has to keep says so first', async () => {
  let kept: () => void = () => {};
  await bot.stop();
  await slack.waitFor(() => slack.sockets === 0);
  bot = desk(slack, { holding: new Promise((resolve) => (kept = resolve)) });
  await bot.start();
  await slack.waitForSockets(1);
  const line = `silence add region=east until 18:00 "${'long '.repeat(700)}"`;
  bot.answer = () => done('Would hide 3 alerts', { buttons: [button(line, 'Silence it')] });
  const card = plainCard('x', [['x']], { buttons: [button('silence', 'Silence…', 'silence')] });
  const view = await (await lina().click(await posted(card), 'Silence…')).waitForView();
  const values = { 'field:matchers': 'region=east', 'field:time': '2h', 'field:why': 'stocktaking' };
  const sent = await lina().submit(view, values);
  acked(sent.ackMs);
  expect(sent.view?.text).toContain('One moment');
  kept();
  await lina().waitForView(/Would hide 3 alerts/);
  expect(bot.held).toEqual([line]);
});

test("a stranger's press is answered with how to be linked, dialog or not", async () => {
  slack.addUser({ id: 'U0009', name: 'stranger' }).join('#ops');
  const pressed = await slack.user('U0009').click(await posted(incidentCard), 'Resolve…');
  expect((await pressed.waitForReply(/482913/)).ephemeralTo).toBe('U0009');
  expect(bot.asked[0]).toMatchObject({ text: 'dialog resolve INC-42', person: null, account: { id: 'U0009' } });
});

test('an error is told in private with what to do, and its secrets are told nobody', async () => {
  bot.answer = () => Promise.reject(new Error('no xoxb-1-secret here'));
  const pressed = await lina().click(await posted(incidentCard), 'Acknowledge');
  const reply = await pressed.waitForReply(/not yours/);
  expect(reply).toMatchObject({ ephemeralTo: 'U0001' });
  expect(bot.logged()).toContain('a button failed');
  expect(bot.logged()).not.toMatch(/secret|hooks\.slack|\/response\//);
});

test('a dialog that Slack no longer opens is told as a line to type', async () => {
  slack.failNext('views.open', { error: 'expired_trigger_id' });
  const pressed = await lina().click(await posted(incidentCard), 'Resolve…');
  expect((await pressed.waitForReply(/Press again/)).text).toMatch(/\/risk resolve INC-42/);
});

test('the button on a private preview puts the outcome in its place; other answers are added', async () => {
  const end = {
    command: 'silence add region=east until 18:00 stocktaking',
    label: 'Silence',
    style: 'danger' as const,
  };
  bot.answer = ({ text }) =>
    text.startsWith('silence add') ? done('Silenced') : done('Preview', { buttons: [end, button('status', 'Status')] });
  const answer = await lina().slash('/risk', 'silence preview region=east for 2h stocktaking', 'C0001');
  const preview = await answer.waitForReply(/Preview/);
  await lina().click(preview, 'Status');
  await slack.waitFor(() => slack.channel('#ops').ephemeral('U0001').length === 2);
  await lina().click(preview, 'Silence');
  const seen = await slack.channel('#ops').waitFor((ops) => {
    const all = ops.ephemeral('U0001').map(({ text }) => text);
    return all.some((text) => text.includes('Silenced')) && all;
  });
  expect(seen).toHaveLength(2);
});
