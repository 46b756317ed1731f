import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../../src/lib/root.js';
import { type BotProcess, startBotProcess } from '../harness/bot-process.js';
import { builtCli } from '../harness/built.js';
import { chatEnv } from '../harness/chat-env.js';
import { type FakeDiscord, startFakeDiscord, textOf } from '../harness/discord/fake-discord.js';
import { type FakeSlack, startFakeSlack } from '../harness/slack/fake-slack.js';

let slack: FakeSlack;
let discord: FakeDiscord;
let folder: string;
const running = new Set<BotProcess>();

beforeEach(async () => {
  [slack, discord] = await Promise.all([
    startFakeSlack({ workspaces: [{ id: 'T0001', channels: ['live-ops', 'live-managers'].map(named) }] }),
    startFakeDiscord(),
  ]);
  discord.addTextChannel({ name: 'live-ops' });
  discord.addTextChannel({ name: 'on-call' });
  folder = await mkdtemp(join(tmpdir(), 'tocsin-kill-'));
  await cp(join(packageRoot(), 'config'), join(folder, 'config'), { recursive: true });
});
afterEach(async () => {
  for (const bot of running) await bot.end('SIGKILL');
  running.clear();
  await Promise.all([slack.stop(), discord.stop()]);
  await rm(folder, { recursive: true, force: true });
});

function named(name: string, i: number) {
  return { id: `C000${i}`, name };
}

async function start(): Promise<BotProcess> {
  const bot = await startBotProcess({
    cli: builtCli(),
    config: join(folder, 'config'),
    data: join(folder, 'data'),
    env: chatEnv(slack, discord),
  });
  running.add(bot);
  return bot;
}

async function late(bot: BotProcess, region: string, value: number): Promise<void> {
  const signal = {
    kind: 'metric',
    source: 'oms',
    name: 'delivery.delay_rate',
    subject: `region:${region}`,
    labels: { region },
    value,
  };
  const response = await fetch(`${bot.url}/v1/signals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signal),
  });
  expect(response.status).toBe(202);
}

/** The cards of a region in both chats. */
function cards(region: string, and = /./) {
  const match = (text: string) => text.includes(`Deliveries in ${region}`) && and.test(text);
  return {
    slack: () =>
      slack
        .channel('#live-ops')
        .messages()
        .filter(({ text }) => match(text)),
    discord: () =>
      discord
        .channel('live-ops')
        .messages()
        .filter((message) => match(textOf(message))),
  };
}

async function shown(region: string, and?: RegExp): Promise<void> {
  const there = cards(region, and);
  await slack.waitFor(() => there.slack().length > 0, 15_000);
  await discord.waitFor(() => there.discord().length > 0, 15_000);
}

test('killed between send and record: the reader sees one card in each chat', async () => {
  const first = await start();
  await late(first, 'west', 0.2);
  await shown('west');
  // From here on what is posted arrives, and the answer never does.
  await Promise.all([slack.goAway('drop-after-processing'), discord.goAway('drop-after-processing')]);
  await late(first, 'east', 0.2);
  await shown('east');
  await first.end('SIGKILL');
  running.delete(first);
  await Promise.all([slack.comeBack(), discord.comeBack()]);

  const second = await start();
  // A change of the cards shows that the bot has found those that stand there.
  await late(second, 'east', 0.4);
  await late(second, 'west', 0.4);
  await Promise.all([shown('east', /0\.4/), shown('west', /0\.4/)]);
  for (const region of ['east', 'west']) {
    expect(cards(region).slack()).toHaveLength(1);
    expect(cards(region).discord()).toHaveLength(1);
  }
}, 60_000);

test('stopped while neither chat answers: gone at once, and what hung is sent by the next life', async () => {
  const first = await start();
  await late(first, 'west', 0.2);
  await shown('west');
  await Promise.all([slack.goAway('hang'), discord.goAway('hang')]);
  await late(first, 'east', 0.2);
  // By the time this is accepted, what came before it is under way.
  await late(first, 'north', 0.2);
  const asked = performance.now();
  await first.end('SIGTERM');
  running.delete(first);
  expect(performance.now() - asked).toBeLessThan(6_000);
  await Promise.all([slack.comeBack(), discord.comeBack()]);
  await start();
  await shown('east');
  expect(cards('east').slack()).toHaveLength(1);
  expect(cards('east').discord()).toHaveLength(1);
}, 60_000);
