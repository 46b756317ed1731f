import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Signal } from '../../src/domain/signal.js';
import { type ChatBot, startChatBot } from '../harness/chat-bot.js';
import { textOf } from '../harness/discord/fake-discord.js';

const HOUR = 3_600_000;
const INCIDENTS = 2_000;
const RED = 3;
let bot: ChatBot;

beforeEach(async () => {
  bot = await startChatBot();
});
afterEach(() => bot.close());

/** One of the storm's alerts; each has a SKU, and so an incident, of its own. */
function alert(i: number, status: 'firing' | 'resolved') {
  const level = i < RED ? 'critical' : 'warning';
  const name = `Trouble ${i}`;
  const labels = { alert: name, alertname: name, sku: `sku-${i}` };
  return { kind: 'alert', source: 'alertmanager', name, subject: name, title: name, level, status, labels } as const;
}

async function storm(from: number, to: number, status: 'firing' | 'resolved'): Promise<void> {
  for (let at = from; at < to; at += 200) {
    const batch: ReturnType<typeof alert>[] = [];
    for (let i = at; i < Math.min(to, at + 200); i++) batch.push(alert(i, status));
    await bot.ingest(...(batch satisfies readonly Partial<Signal>[]));
  }
}

test('Slack is away for an hour in a storm of 2,000 incidents: Discord goes on, and all is right after the return', async () => {
  const ops = bot.slack.channel('#live-ops');
  const discordOps = bot.discord.channel('live-ops');
  await bot.slack.goAway('refused');
  await storm(0, INCIDENTS, 'firing');
  // The other chat is not held up.
  for (let i = 0; i < RED; i++)
    await discordOps.waitFor((channel) => channel.texts().some((text) => text.includes(`Trouble ${i}`)), 15_000);
  for (let minutes = 0; minutes < 60; minutes += 10) {
    bot.leap(HOUR / 6);
    await bot.app.tick();
  }
  // What is over while nobody could be told is told once, as it is then.
  await storm(RED - 1, RED, 'resolved');
  bot.leap(60_000);
  await bot.app.tick();
  expect(ops.posted).toBe(0);

  const returned = Date.now();
  await bot.slack.comeBack();
  for (let i = 0; i < RED - 1; i++) await ops.waitForMessage(new RegExp(`RED.*Trouble ${i}`, 's'), 10_000);
  expect(Date.now() - returned).toBeLessThan(5_000);
  // After what is red and the nine cards that came before the storm, one message a second.
  await ops.waitForMessage(/incidents in a short time/, 40_000);
  // Settles: nothing waits any more.
  await bot.slack.waitFor(() => ops.messages().some((message) => /resolved/.test(message.text)), 20_000);
  await bot.app.flush();

  const texts = ops.messages().map((message) => message.text);
  for (let i = 0; i < RED; i++) {
    const cards = ops.messages().filter((m) => m.text.includes(`Trouble ${i} `) || m.text.includes(`Trouble ${i}\n`));
    expect(
      cards.filter((m) => m.threadTs === null && /INC-\d+ · Trouble/.test(m.fallback) && /last change/.test(m.text)),
      texts.join('\n---\n'),
    ).toHaveLength(1);
  }
  expect(texts.filter((text) => /incidents in a short time/.test(text))).toHaveLength(1);
  expect(bot.slack.clientsCallingTooEarly).toEqual([]);
  expect(bot.discord.violations).toEqual([]);
  expect(discordOps.messages().filter((message) => /Trouble 0.*最近变化/s.test(textOf(message)))).toHaveLength(1);
}, 120_000);
