import type { SendResult } from '../../domain/notice.js';
import type { ChatAdapter } from '../chat.js';
import { Api } from './api.js';
import { createClient } from './client.js';
import { Connection } from './connection.js';
import { Delivery } from './delivery.js';
import { Directory } from './directory.js';
import { createInteractions } from './interact/interact.js';
import { Members } from './members.js';
import type { DiscordOptions } from './options.js';
import { CONNECTION_PACE } from './pace.js';
import { createPatientRest, createRest } from './rest.js';

/**
 * Discord: cards posted and edited by requests, each tried once, whether the gateway is there or not; what people press
 * and type comes over the gateway, which is connected to in the background for as long as this runs.
 */
export function createDiscord(options: DiscordOptions): ChatAdapter {
  const { host, log, token, guildId } = options;
  const api = new Api(createRest(options), token);
  const delivery = new Delivery({ api, guildId, log, now: () => host.now() });
  const connection = new Connection({
    api,
    token,
    log,
    pace: { ...CONNECTION_PACE, ...options.pace },
    client: () => createClient(options, log),
    resident: (client) => createInteractions({ host, log, client, rest: createPatientRest(options), options }),
  });
  const members = new Members({ rest: createPatientRest(options), directory: new Directory(api, guildId), log });
  const heard = (result: SendResult): SendResult => {
    if (result.kind === 'sent') connection.heard();
    return result;
  };
  return {
    platform: 'discord',
    async start() {
      connection.start();
    },
    async stop() {
      api.stop();
      await connection.stop();
    },
    post: async (channel, out) => heard(await delivery.post(channel, out)),
    edit: async (channel, ref, out) => heard(await delivery.edit(channel, ref, out)),
    membersOf: async ({ discord }, accounts) => (discord === null ? { kind: 'none' } : members.of(discord, accounts)),
    keepGroup: async (near, wanted) => heard(await delivery.keepGroup(near, wanted)),
    refresh: () => connection.refresh(),
  };
}
