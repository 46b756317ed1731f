import { sentence } from '../../text/catalogue.js';
import { endedEarly, restOf, type ServiceNames } from '../checkup/away.js';
import { examineClock } from '../checkup/clock.js';
import { type Diagnosis, skipped, warned } from '../checkup/diagnosis.js';
import type { Examination } from '../checkup/examination.js';
import { examineMembers } from '../checkup/members.js';
import { Directory } from './directory.js';
import { type Account, examineAccount, invitationOf } from './doctor/account.js';
import { examineChannel } from './doctor/channels.js';
import { examineCommands } from './doctor/commands.js';
import { DoctorsGateway } from './doctor/gateway.js';
import { examineGroup, examinePeople } from './doctor/groups-people.js';
import { examineGuilds } from './doctor/guilds.js';
import { createTable } from './doctor/table.js';
import { createWay } from './doctor/way.js';
import { Members } from './members.js';
import type { DiscordOptions } from './options.js';
import { createPatientRest } from './rest.js';

/** Discord, as the bot would use it: token, servers, gateway, commands, channels, roles, people. */
export function examineDiscord(options: DiscordOptions): Examination {
  const { settings } = options.host;
  const table = createTable(options);
  const gateway = new DoctorsGateway(options);
  const members = new Members({
    rest: createPatientRest(options),
    directory: new Directory(table.api, options.guildId),
    log: options.log,
  });
  const url = options.apiUrl ?? 'https://discord.com/api';
  const names: ServiceNames = { service: 'Discord', url, variable: 'DISCORD_API_URL' };
  const postable = new Set<string>();

  async function* examine(signal: AbortSignal): AsyncGenerator<Diagnosis, void> {
    yield await examineClock(names, `${url}/v10/gateway`, { now: () => options.host.now(), signal });
    const account = yield* examineAccount(table, signal);
    if (!account) return yield skipped(restOf('Discord'));
    yield* examineGuilds(table, account, signal);
    yield await gateway.examine(signal);
    yield await examineCommands(table, account, signal);
    yield* examineChannels(account, signal);
    if (table.guilds.size === 0) return yield skipped(restOf('Discord'));
    for (const { discord, ...group } of settings.groups)
      if (discord !== null) yield examineGroup(table, account, { ...group, discord });
    yield* examineMembers('discord', settings, ({ discord }, accounts) => members.of(discord ?? '', accounts));
    yield* examinePeople(table, settings.people, signal);
  }

  async function* examineChannels(account: Account, signal: AbortSignal): AsyncGenerator<Diagnosis, void> {
    const channels = settings.channels.filter(({ platform }) => platform === 'discord');
    if (channels.length === 0) {
      const service = { service: 'Discord', platform: 'discord' };
      yield warned(sentence('doctor.channel.none', service), sentence('doctor.channel.none.mend', service));
    }
    for (const channel of channels) {
      const examined = await examineChannel(table, account, channel, signal);
      if (examined.postable) postable.add(channel.id);
      yield examined.found;
    }
  }

  return {
    platform: 'discord',
    postable,
    chat: createWay(options, gateway),
    async *run(signal) {
      yield* invitationOf(options.token);
      try {
        yield* examine(signal);
      } catch (error) {
        if (!signal.aborted) yield* endedEarly(error, names);
      }
    },
    async close() {
      table.api.stop();
      await Promise.all([gateway.close(), table.client.destroy().catch(() => {})]);
    },
  };
}
