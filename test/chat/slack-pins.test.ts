import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainCard } from '../../src/domain/card.js';
import { sentence } from '../../src/text/catalogue.js';
import { type FakeSlack, startFakeSlack } from '../harness/slack/fake-slack.js';
import { type Desk, desk, done } from './slack-desk.js';

let slack: FakeSlack;
let bot: Desk;
let client: WebClient;

beforeEach(async () => {
  slack = await startFakeSlack({ limits: 'off', events: ['app_home_opened', 'reaction_added'] });
  client = new WebClient(slack.botToken, { slackApiUrl: slack.url });
  bot = desk(slack, { active: ['INC-3', 'INC-42'], timing: { homeMs: 0 } });
  await bot.start();
  await slack.waitForSockets(1);
});
afterEach(async () => {
  await bot.stop();
  await slack.stop();
});

const lina = () => slack.user('U0001');
const maya = () => slack.user('U0002');
const ops = () => slack.channel('#ops');
const told = (user: string, match: RegExp) =>
  ops().waitFor((channel) => channel.ephemeral(user).find(({ text }) => match.test(text)));

test('a message put into the timeline by its menu names its author, and stands for itself', async () => {
  bot.incidents.set('C0001', 42);
  const message = await maya().say('C0001', 'the van left,\n<@U0001> & co. wait');
  const answer = await lina().shortcut('add_to_timeline', message);
  expect(answer.ackMs).toBeLessThan(1500);
  await answer.waitForReply(/Did note/);
  expect(bot.asked).toMatchObject([
    {
      text: 'note INC-42 "Maya: the van left, @Li Na & co. wait"',
      message: `C0001/${message.ts}`,
      person: { id: 'li' },
    },
  ]);
});

test('a reply belongs to the incident of the card it hangs under', async () => {
  const { ts } = await client.chat.postMessage({ channel: 'C0001', text: 'card' });
  bot.incidents.set(`C0001/${ts}`, 7);
  const reply = await maya().say('C0001', 'on it', ts);
  await lina().react('pushpin', reply);
  const said = await told('U0001', /Did note INC-7/);
  expect(said.threadTs).toBe(ts);
  expect(bot.asked).toMatchObject([{ text: 'note INC-7 "Maya: on it"', message: `C0001/${reply.ts}` }]);
});

test('pinned by two, a message is the same message both times', async () => {
  bot.incidents.set('C0001', 42);
  const message = await maya().say('C0001', 'stock is back');
  await lina().react('pushpin', message);
  await told('U0001', /Did note/);
  await maya().react('pushpin', message);
  await told('U0002', /Did note/);
  expect(new Set(bot.asked.map((each) => `${each.message} ${each.text}`)).size).toBe(1);
});

test('other reactions and messages of the bot itself are nothing', async () => {
  bot.incidents.set('C0001', 42);
  const message = await maya().say('C0001', 'stock is back');
  await lina().react('thumbsup', message);
  const { ts } = await client.chat.postMessage({ channel: 'C0001', text: 'a card' });
  const own = ops().message(String(ts));
  await lina().react('pushpin', own);
  await (await lina().shortcut('add_to_timeline', own)).waitForReply(/one of mine/);
  await lina().react('pushpin', message);
  await told('U0001', /Did note/);
  expect(bot.asked).toHaveLength(1);
});

test('where no incident belongs, the menu lets one choose and the pin says so', async () => {
  const message = await maya().say('C0001', 'the factory stopped');
  await lina().react('pushpin', message);
  await told('U0001', /No incident belongs to this place/);
  const view = await (await lina().shortcut('add_to_timeline', message)).waitForView();
  expect(view.text).toContain('Maya: the factory stopped');
  expect(view.controls[0]?.options.map(({ label }) => label)).toEqual([
    'INC-3 RED INC-3 is late',
    'INC-42 RED INC-42 is late',
  ]);
  const sent = await lina().submit(view, { 'field:incident': 'INC-3' });
  expect(sent.action).toBe('close');
  await told('U0001', /Did note INC-3/);
  expect(bot.asked).toMatchObject([{ text: 'note INC-3 "Maya: the factory stopped"', message: `C0001/${message.ts}` }]);
});

test('Home is the cockpit, with its buttons', async () => {
  const buttons = [
    { command: 'status', label: 'Status', style: 'plain' as const },
    { command: 'declare', label: 'Declare…', style: 'danger' as const, asks: 'declare' as const },
  ];
  bot.cockpit = [plainCard('Risk cockpit', [['2 red']], { buttons }), plainCard('Yours', [['INC-42']])];
  const home = await lina().openHome();
  expect(home.text).toMatch(/Risk cockpit.*2 red.*Yours.*INC-42/s);
  const shown = await (await lina().click(home, 'Status')).waitForView();
  expect(shown.text).toContain('Did status');
  // What a button on an answer asks is laid over the answer.
  bot.answer = () =>
    done('Late', { buttons: [{ command: 'note INC-42', label: 'Note…', style: 'plain', asks: 'note' }] });
  const over = await (await lina().click(home, 'Status')).waitForView();
  expect((await (await lina().click(over, 'Note…')).waitForView()).title).toBe('Note on INC-42');
  bot.answer = ({ text }) => done(`Did ${text}`);
  const view = await (await lina().click(home, 'Declare…')).waitForView();
  const sent = await lina().submit(view, { 'field:level': 'red', 'field:title': 'supplier stops' });
  expect(sent.action).toBe('close');
  await slack.waitFor(() =>
    slack
      .channel('U0001')
      .messages()
      .find(({ text }) => /Did declare/.test(text)),
  );
  expect(bot.asked.at(-1)).toMatchObject({ text: 'declare red "supplier stops"', channel: null });
});

test('a stranger sees on Home how to be linked, and has a button for it', async () => {
  const zoe = slack.addUser({ id: 'U0009', name: 'zoe' });
  const home = await zoe.openHome();
  expect(home.text).toContain('Who are you?');
  const shown = await (await zoe.click(home, 'Status')).waitForView();
  expect(shown.text).toContain('482913');
});

test('Home is published again to those who opened it, only where it changed', async () => {
  await lina().openHome();
  const published = () => slack.calls('views.publish').length;
  expect(published()).toBe(1);
  bot.cockpit = [plainCard('Risk cockpit', [['3 red']], { footer: ['As of 20:00'] })];
  bot.refresh();
  bot.refresh();
  await lina().waitForHome(/3 red/);
  bot.cockpit = [plainCard('Risk cockpit', [['3 red']], { footer: ['As of 20:01'] })];
  bot.refresh();
  const marker = await maya().openHome();
  expect(marker.text).toContain('20:01');
  bot.cockpit = [plainCard('Risk cockpit', [['4 red']])];
  bot.refresh();
  await lina().waitForHome(/4 red/);
  await maya().waitForHome(/4 red/);
  expect(slack.calls('views.publish').filter(({ args }) => args.user_id === 'U0001')).toHaveLength(3);
});

test('while Slack refuses, the log says once that Home is not shown, and again only when it went well in between', async () => {
  await lina().openHome();
  let figure = 0;
  const round = async (fails: boolean) => {
    if (fails) slack.failNext('views.publish', { drop: 'before-processing' });
    const before = slack.calls('views.publish').length;
    bot.cockpit = [plainCard('Risk cockpit', [[`${++figure} red`]])];
    bot.refresh();
    await slack.waitFor(() => slack.calls('views.publish').length > before);
  };
  const lines = () =>
    bot
      .logged()
      .split('\n')
      .filter((line) => line.includes('Home could not be shown'));
  const said = () => lines().map((line) => /"level":(\d+)/.exec(line)?.[1]);
  await round(true);
  await expect.poll(said).toEqual(['40']);
  await round(true);
  await expect.poll(said).toEqual(['40', '20']);
  await round(false);
  await lina().waitForHome(/3 red/);
  await round(true);
  await expect.poll(said).toEqual(['40', '20', '40']);
  expect(lines()[0]).toMatch(/"why":"no answer from Slack \(\w+\)"/);
});

test('Home never holds more than Slack takes', async () => {
  bot.cockpit = Array.from({ length: 80 }, (_, i) => plainCard(`Part ${i}`, [['x']], { footer: ['small'] }));
  const home = await lina().openHome();
  expect(home.text).toMatch(/Part 0/);
  expect(home.text).toMatch(/\d+ more sections left out/);
});

test('a message without words cannot be put into a timeline', async () => {
  bot.incidents.set('C0001', 42);
  bot.answer = () => ({ ok: false, said: sentence('slack.ui.failed') });
  const message = await maya().say('C0001', ' ');
  await (await lina().shortcut('add_to_timeline', message)).waitForReply(/no words/);
  expect(bot.asked).toEqual([]);
});
