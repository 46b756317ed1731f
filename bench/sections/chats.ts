import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cardMessage } from '../../src/chat/discord/message.js';
import { cardBlocks } from '../../src/chat/slack/blocks.js';
import type { Card } from '../../src/domain/card.js';
import { type BotOptions, startBotProcess } from '../../test/harness/bot-process.js';
import { chatEnv } from '../../test/harness/chat-env.js';
import { startFakeDiscord, textOf } from '../../test/harness/discord/fake-discord.js';
import { startFakeSlack } from '../../test/harness/slack/fake-slack.js';
import { percentile, short } from '../figures.js';
import { residentMb } from '../memory.js';
import { printTable } from '../table.js';
import { atMost, type Verdict } from '../targets.js';

/** A house in which every region is an incident of its own, shown in both chats, and nothing is a storm. */
const HOUSE = `
zone: Asia/Shanghai
channels:
  slack-ops: { platform: slack, address: "#ops" }
  discord-ops: { platform: discord, address: "#ops" }
levels:
  red: { escalate: [{ after: 1h, channels: [slack-ops] }] }
group: { by: [region] }
storm: { per_minute: 10000 }
sources:
  local: { allow_unsigned: true, as: ["*"] }
`;
const RULES = `
- id: delay
  kind: threshold
  covers: [A5]
  family: operations
  title: { en: "Deliveries in {region} are late", zh-CN: "{region} 配送延误" }
  match: delivery.delay_rate
  by: [region]
  levels: { yellow: 15%, orange: 30%, red: 50% }
`;
const PRESSER = '700000000000000001';
const PEOPLE = `- { id: li, name: Li Na, permission: manage, discord: "${PRESSER}" }\n`;
/** Slack takes one message a second in a channel and fifty edits a minute: each round leaves it that time. */
const ROUND_MS = 1_500;
const ROUNDS = 25;

/** The real SDKs against both fakes on loopback, with the services' limits on: from a signal to a card, from a press to the other chat. */
export async function chats(bot: Pick<BotOptions, 'cli'>, folder: string): Promise<readonly Verdict[]> {
  const config = writeHouse(join(folder, 'chats-config'));
  const [slack, discord] = await Promise.all([
    startFakeSlack({ workspaces: [{ id: 'T0001', channels: [{ id: 'C0001', name: 'ops' }] }] }),
    startFakeDiscord(),
  ]);
  discord.addTextChannel({ name: 'ops' });
  discord.addMember({ id: PRESSER, name: 'li' });
  const running = await startBotProcess({
    ...bot,
    config,
    data: join(folder, 'chats-data'),
    env: chatEnv(slack, discord),
  });
  try {
    await Promise.all([slack.waitForSockets(1, 20_000), discord.gateway.ready(20_000)]);
    const idle = residentMb(running.pid);
    const inSlack: number[] = [];
    const inDiscord: number[] = [];
    const across: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const round = new Promise((resolve) => setTimeout(resolve, ROUND_MS));
      const region = `r${i}`;
      const title = `Deliveries in ${region} are late`;
      const began = performance.now();
      await post(running.url, region);
      const since = (into: number[]) => () => into.push(performance.now() - began);
      const ops = discord.channel('ops');
      const card = ops.waitFor(
        (channel) => channel.messages().find((message) => textOf(message).includes(title)),
        20_000,
      );
      const shown = slack.channel('#ops').waitForMessage((message) => message.text.includes(title), 20_000);
      await Promise.all([card.then(since(inDiscord)), shown.then(since(inSlack))]);
      const pressed = performance.now();
      await Promise.all([
        discord.member(PRESSER).click(await card, 'Acknowledge'),
        slack
          .channel('#ops')
          .waitForMessage(({ text }) => text.includes(title) && text.includes('acknowledged by Li Na'), 20_000)
          .then(() => across.push(performance.now() - pressed)),
      ]);
      await round;
    }
    printTable(
      'Chats on loopback, limits on, ms',
      ['', 'p50', 'p95', 'worst'],
      [
        ['signal → card in Slack', ...figures(inSlack)],
        ['signal → card in Discord', ...figures(inDiscord)],
        ['pressed in Discord → card changed in Slack', ...figures(across)],
      ],
    );
    const { blocks, body } = perSecond();
    printTable(
      'Chats, otherwise',
      ['', ''],
      [
        ['cards a second made into blocks (Slack)', short(blocks)],
        ['cards a second made into a message (Discord)', short(body)],
        ['resident with both SDKs, idle, MB', short(idle)],
        ['start to listening with both chats, ms', short(running.startedInMs)],
      ],
    );
    return [atMost('pressed in Discord → card changed in Slack, p95', 2_000, percentile(across, 0.95), ' ms')];
  } finally {
    await running.end('SIGTERM');
    await Promise.all([slack.stop(), discord.stop()]);
  }
}

function writeHouse(folder: string): string {
  mkdirSync(join(folder, 'rules'), { recursive: true });
  writeFileSync(join(folder, 'tocsin.yaml'), HOUSE);
  writeFileSync(join(folder, 'people.yaml'), PEOPLE);
  writeFileSync(join(folder, 'rules', 'all.yaml'), RULES);
  return folder;
}

async function post(url: string, region: string): Promise<void> {
  const response = await fetch(`${url}/v1/signals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'metric',
      source: 'oms',
      name: 'delivery.delay_rate',
      subject: `region:${region}`,
      labels: { region },
      value: 0.31,
      unit: 'ratio',
    }),
  });
  if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
}

function figures(ms: readonly number[]): readonly string[] {
  return [percentile(ms, 0.5), percentile(ms, 0.95), Math.max(...ms)].map(short);
}

/** How fast a card of an open incident is made into what each chat takes. */
function perSecond(): { readonly blocks: number; readonly body: number } {
  const reader = { lang: 'en', zone: 'Asia/Shanghai', now: 0 } as const;
  return {
    blocks: rate(() => cardBlocks(CARD, reader)),
    body: rate(() => cardMessage(CARD, reader, { mark: 'aB3dE6gH' })),
  };
}

function rate(make: () => unknown): number {
  const until = performance.now() + 1_000;
  let n = 0;
  for (; performance.now() < until; n++) make();
  return n;
}

const button = (label: string, command: string) => ({ label, command, style: 'plain' }) as const;
const CARD: Card = {
  level: 'red',
  badge: 'RED',
  title: 'INC-42 · Deliveries in the east are late (sf) *_~<!channel>',
  text: [['31% of parcels are late, above 30%: ', { at: 0, style: 'time' }]],
  fields: ['State', 'Owner', 'Money at risk', 'Act by', 'Threshold in force', 'Where', 'Clocks'].map((name) => ({
    name,
    value: ['acknowledged by Li Na, ', { at: 0, style: 'relative' }],
  })),
  buttons: ['ack', 'escalate', 'snooze', 'resolve', 'why'].map((word) => button(word, `${word} INC-42`)),
  more: ['info', 'note', 'level', 'assign', 'silence'].map((word) => button(word, `${word} INC-42`)),
  footer: ['Opened ', { at: 0, style: 'time' }],
  drill: false,
};
