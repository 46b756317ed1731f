import { afterEach, expect, test } from 'vitest';
import { type ChatBot, DISCORD_LIN, SLACK_MAYA, startChatBot } from '../harness/chat-bot.js';

let bot: ChatBot | null = null;
afterEach(async () => {
  await bot?.close();
  bot = null;
});

test('the calendar comes as a picture to Slack in English and to Discord in Chinese; its feed’s address is nobody else’s (A16)', async () => {
  bot = await startChatBot({ limits: 'off' });
  const asked = await bot.slack.user(SLACK_MAYA).slash('/risk', 'oncall calendar ops', 'C0OPS');
  const reply = await asked.waitForReply(/the next 14 days/);
  expect(reply.ephemeralTo).toBe(SLACK_MAYA);
  expect(reply.text).toMatch(/\(Calendar of who is on call from/);
  expect(reply.text).toMatch(/(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ · \d\d:\d\d–/);
  const [file] = bot.slack.files();
  expect(file?.bytes.byteLength).toBeGreaterThan(10_000);

  const answer = await bot.discord.member('lin').slash('risk', ['oncall', 'calendar'], {});
  const [message] = answer.messages;
  expect(message?.attachments).toMatchObject([{ filename: 'oncall.png' }]);
  expect(message?.attachments[0]?.description).toMatch(/^.*值班日历/);
  expect(message?.attachments[0]?.size).toBeGreaterThan(10_000);
  expect(answer.text).toContain('值班安排：未来 14 天');
  expect(DISCORD_LIN).toBe(message?.ephemeralTo);

  const feed = await bot.slack.user(SLACK_MAYA).slash('/risk', 'share oncall feed', 'C0OPS');
  const told = await feed.waitForReply(/TOCSIN_CALENDAR_SECRET/);
  expect(told.ephemeralTo).toBe(SLACK_MAYA);
  const unknown = await bot.slack.user(SLACK_MAYA).slash('/risk', 'oncall calendar opps', 'C0OPS');
  await unknown.waitForReply(/ops/);
}, 20_000);
