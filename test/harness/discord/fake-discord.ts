import { randomBytes } from 'node:crypto';
import { admin, found } from './admin.js';
import type { FakeDiscord, FakeDiscordOptions, GatewayControl, Pings, SeenMessage } from './api.js';
import { Gateway } from './gateway.js';
import { snowflakes } from './ids.js';
import { Client } from './person.js';
import { dumpOf, findChannel, seenChannel } from './reader.js';
import { DiscordServer } from './server.js';
import type { Service } from './service.js';
import { Waits } from './waits.js';
import { World } from './world.js';

export type * from './api.js';
export { textOf } from './text-of.js';

/** Whom the message rang when it was posted. */
export function mentionsOf(message: SeenMessage): Pings {
  return message.pings;
}

function newToken(botId: string): string {
  return `${Buffer.from(botId).toString('base64url')}.${randomBytes(4).toString('hex')}.${randomBytes(20).toString('hex')}`;
}

/** Starts Discord on a free port of loopback: one guild with the bot in it, no channels yet. */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const now = options.now ?? Date.now;
  const newId = snowflakes(now);
  const world = new World(newId(), { id: newId(), name: 'Tocsin', bot: true, locale: 'en-US' });
  let token = newToken(world.bot.id);
  const service: Service = {
    world,
    options,
    now,
    newId,
    waits: new Waits(),
    violations: [],
    requests: [],
    throttled: [],
    misses: [],
    dispatch: (event, data, intent) => gateway.dispatch(event, data, intent),
    intents: () => gateway.intents,
    token: () => token,
    dump: () => dumpOf(world),
  };
  const gateway: Gateway = new Gateway(service, () => `ws://127.0.0.1:${server.port}`);
  const server: DiscordServer = new DiscordServer(service, gateway);
  const people = new Map<string, Client>();
  found(service);
  await server.listen();

  const member = (idOrName: string): Client => {
    const known = [...world.members.values()].find(({ user }) => user.id === idOrName || user.name === idOrName);
    if (known === undefined) throw new Error(`There is no member ${idOrName}: addMember first`);
    const client = people.get(known.user.id) ?? new Client(service, known);
    people.set(known.user.id, client);
    return client;
  };

  return {
    url: `http://127.0.0.1:${server.port}/api`,
    get token() {
      return token;
    },
    applicationId: world.bot.id,
    botId: world.bot.id,
    guildId: world.guildId,
    ...admin(service),
    channel: (nameOrId) => seenChannel(service, findChannel(world, nameOrId)),
    direct: (userId) => {
      const channel = [...world.channels.values()].find((each) => each.kind === 'dm' && each.recipientId === userId);
      if (channel === undefined)
        throw new Error(`Nothing was exchanged privately with ${world.nameOf(userId) ?? userId}`);
      return seenChannel(service, channel);
    },
    member,
    modalOf: (idOrName) => member(idOrName).modal(),
    waitFor: (look, ms = 5000) => service.waits.until(look, ms, service.dump),
    dump: service.dump,
    commands: (scope) => [...world.commands[scope].values()],
    get created() {
      return world.created;
    },
    requests: service.requests,
    violations: service.violations,
    throttled: service.throttled,
    misses: service.misses,
    get invalidRequests() {
      return server.invalid.total;
    },
    get presence() {
      return gateway.online ? (gateway.presences.all.at(-1) ?? null) : null;
    },
    gateway: controlOf(gateway, service),
    goAway: async (how) => {
      server.failures.away = how;
      if (how === 'hang') gateway.mute(true);
      if (how !== 'refused') return;
      gateway.close(1006);
      await server.close();
    },
    comeBack: async () => {
      const how = server.failures.away;
      server.failures.away = null;
      gateway.mute(false);
      if (how === 'refused') await server.listen();
      if (how === 'hang') server.cut();
    },
    failNext: (method, path, status, body, times = 1) => server.failures.plan(method, path, status, body, times),
    revokeToken: () => {
      token = newToken(world.bot.id);
      gateway.close(4004);
    },
    renewToken: () => {
      token = newToken(world.bot.id);
      return token;
    },
    stop: async () => {
      gateway.close(1006);
      await server.close();
    },
  };
}

function controlOf(gateway: Gateway, service: Service): GatewayControl {
  return {
    get connections() {
      return gateway.connections;
    },
    get identified() {
      return gateway.identified;
    },
    get resumed() {
      return gateway.resumed;
    },
    get heartbeats() {
      return gateway.heartbeats;
    },
    get intents() {
      return gateway.intents;
    },
    presences: gateway.presences.all,
    closed: gateway.closed,
    muteHeartbeats: () => gateway.mute(true),
    unmuteHeartbeats: () => gateway.mute(false),
    disconnect: (code = 1006) => gateway.close(code),
    reconnectRequest: () => gateway.reconnectRequest(),
    invalidSession: (resumable) => gateway.invalidate(resumable),
    dispatch: (event, data) => gateway.dispatch(event, data, 0),
    ready: async (ms = 15_000) => {
      await service.waits.until(
        () => gateway.online,
        ms,
        () => 'The bot is not at the gateway.',
      );
    },
  };
}
