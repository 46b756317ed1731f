import { RESTJSONErrorCodes, Routes } from 'discord.js';
import { sentence } from '../../../text/catalogue.js';
import { type Diagnosis, failed, warned, well } from '../../checkup/diagnosis.js';
import { commandBodies } from '../interact/command-body.js';
import { sameCommands } from '../interact/same-commands.js';
import { list } from '../read.js';
import type { Account } from './account.js';
import { ask, type Table } from './table.js';

/** Is `/risk` registered as this version has it? Only looked at: the bot registers it when it starts. Throws `Away`. */
export async function examineCommands(
  { client, options }: Table,
  { applicationId, invite }: Account,
  signal: AbortSignal,
): Promise<Diagnosis> {
  const { guildId, host } = options;
  const path =
    guildId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const asked = await ask('/risk', signal, () => client.rest.get(path, { query }));
  if (!('answer' in asked)) {
    const { code, why, fix } = asked;
    const uninvited = code === RESTJSONErrorCodes.MissingAccess || code === RESTJSONErrorCodes.UnknownGuild;
    const mend = uninvited ? sentence('doctor.discord.commands.invite', { url: invite }) : fix;
    return failed(sentence('doctor.discord.commands.refused', { why }), mend);
  }
  if (sameCommands(list(asked.answer), commandBodies(host.commands)))
    return well(sentence('doctor.discord.commands', { scope: guildId === null ? 'global' : 'guild' }));
  return warned(sentence('doctor.discord.commands.differ'), sentence('doctor.discord.commands.start'));
}
