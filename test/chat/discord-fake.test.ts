import {
  ChannelType,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  ModalBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type FakeDiscord,
  type FakeDiscordOptions,
  mentionsOf,
  startFakeDiscord,
  textOf,
} from '../harness/discord/fake-discord.js';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of cleanups.splice(0).reverse()) await each();
});

async function fake(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const discord = await startFakeDiscord(options);
  cleanups.push(() => discord.stop());
  return discord;
}

async function login(discord: FakeDiscord): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    rest: { api: discord.url, version: '10' },
  });
  client.on('error', () => {});
  cleanups.push(() => client.destroy());
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return ready;
}

async function textChannel(client: Client, id: string) {
  const channel = await client.channels.fetch(id);
  if (channel?.type !== ChannelType.GuildText) throw new Error('not a text channel');
  return channel;
}

describe('the fake Discord service, used by discord.js', () => {
  it('lets a bot in and out', async () => {
    const discord = await fake();
    const id = discord.addTextChannel({ name: 'ops' });
    const client = await login(discord);
    expect(client.user.id).toBe(discord.botId);
    expect(client.guilds.cache.get(discord.guildId)?.channels.cache.get(id)?.name).toBe('ops');
    const ops = await textChannel(client, id);
    const message = await ops.send({ content: 'hello', nonce: 'a', enforceNonce: true });
    const again = await ops.send({ content: 'hello', nonce: 'a', enforceNonce: true });
    expect(again.id).toBe(message.id);
    expect(discord.violations).toEqual([]);
    expect(discord.channel('ops').texts()).toEqual(['hello']);
  });
});
