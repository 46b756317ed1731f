import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../../src/lib/root.js';
import { type BotProcess, startBotProcess } from '../harness/bot-process.js';
import { builtCli } from '../harness/built.js';
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
    env: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.url,
      DISCORD_TOKEN: discord.token,
      DISCORD_GUILD_ID: discord.guildId,
      DISCORD_API_URL: discord.url,
    },
  });
  running.add(bot);
  return bot;
}

async function late(bot: BotProcess, value: number): Promise<void> {
  const signal = {
    kind: 'metric',
    source: 'oms',
    name: 'delivery.delay_rate',
    subject: 'region:east',
    labels: { region: 'east' },
    value,
  };
  const response = await fetch(`${bot.url}/v1/signals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signal),
  });
  expect(response.status).toBe(202);
}

test('killed between send and record: the reader sees one card in each chat', async () => {
  const first = await start();
  // What is posted arrives, and the answer never does.
  await Promise.all([slack.goAway('drop-after-processing'), discord.goAway('drop-after-processing')]);
  await late(first, 0.18);
  await Promise.all([
    slack.channel('#live-ops').waitForMessage(/INC-1/, 15_000),
    discord.channel('live-ops').waitFor((channel) => channel.texts().some((text) => /INC-1/.test(text)), 15_000),
  ]);
  await first.end('SIGKILL');
  running.delete(first);
  await Promise.all([slack.comeBack(), discord.comeBack()]);

  const second = await start();
  // A change of the card shows that the bot has found the one that stands there.
  await late(second, 0.4);
  await Promise.all([
    slack.channel('#live-ops').waitForMessage(/40\s?%/, 15_000),
    discord.channel('live-ops').waitFor((channel) => channel.texts().some((text) => /40\s?%/.test(text)), 15_000),
  ]);
  expect(slack.channel('#live-ops').messages()).toHaveLength(1);
  const cards = discord
    .channel('live-ops')
    .messages()
    .filter((message) => /INC-1/.test(textOf(message)));
  expect(cards).toHaveLength(1);
}, 60_000);
