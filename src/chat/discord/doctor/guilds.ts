import type { Guild } from 'discord.js';
import { sentence } from '../../../text/catalogue.js';
import { type Diagnosis, failed, well } from '../../checkup/diagnosis.js';
import type { Account } from './account.js';
import { ask, type Table } from './table.js';

/** Is the bot in the configured server, or, where none is configured, in any? Throws `Away`. */
export async function* examineGuilds(
  table: Table,
  { invite, botId }: Account,
  signal: AbortSignal,
): AsyncGenerator<Diagnosis, void> {
  const { directory, guilds, options } = table;
  const mend = sentence('doctor.discord.guild.mend', { url: invite });
  const listed = await ask('Discord', signal, () => directory.guilds());
  const ids = 'answer' in listed ? listed.answer : [];
  if (ids.length === 0) yield failed(sentence('doctor.discord.guild.none'), mend);
  for (const id of ids) {
    const asked = await ask(id, signal, () => wholeGuild(table, id, botId));
    if (!('answer' in asked)) {
      const id_ = options.guildId === null ? id : `${id} (DISCORD_GUILD_ID)`;
      yield failed(sentence('doctor.discord.guild.missing', { id: id_, why: asked.why }), mend);
      continue;
    }
    guilds.set(id, asked.answer);
    yield well(sentence('doctor.discord.guild', { name: asked.answer.name, id }));
  }
}

/** A server with its roles, its channels and the bot as a member of it. */
export async function wholeGuild({ client }: Table, id: string, botId: string): Promise<Guild> {
  const guild = await client.guilds.fetch(id);
  await guild.channels.fetch();
  await guild.members.fetch(botId);
  return guild;
}
