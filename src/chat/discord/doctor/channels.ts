import { type Guild, type GuildBasedChannel, PermissionsBitField } from 'discord.js';
import type { Channel } from '../../../domain/channel.js';
import type { Say } from '../../../domain/text.js';
import { sentence } from '../../../text/catalogue.js';
import { joinedParam } from '../../../text/sentences.js';
import { type Diagnosis, failed, well } from '../../checkup/diagnosis.js';
import { PERMISSIONS, type PermissionName } from '../permissions.js';
import type { Place } from '../read.js';
import type { Account } from './account.js';
import { wholeGuild } from './guilds.js';
import { ask, type Table } from './table.js';

export interface ExaminedChannel {
  readonly found: Diagnosis;
  /** Cards can be posted there, whatever else is lacking. */
  readonly postable: boolean;
}

/** Is the channel there, is it one that can be written to, may the bot do all it does there? Throws `Away`. */
export async function examineChannel(
  table: Table,
  account: Account,
  channel: Channel,
  signal: AbortSignal,
): Promise<ExaminedChannel> {
  const { id, address } = channel;
  const bad = (why: string, mend: Say | null): ExaminedChannel => ({
    // How to mend it says what is wrong, in the reader's language.
    found: failed(sentence('doctor.channel.bad', { id, address, why: mend === null ? why : 'none' }), mend),
    postable: false,
  });
  const found = await ask(address, signal, () => table.directory.place(channel));
  if (!('answer' in found)) return bad(found.why, found.fix);
  const place = found.answer;
  const name = place.name === '' ? address : `#${place.name}`;
  if (place.kind === 'unwritable') return bad('none', sentence('discord.fix.channel-kind', { where: name }));
  const fine = sentence(name === address ? 'doctor.channel' : 'doctor.channel.named', { id, address, name });
  // In private messages there are no permissions: whoever is to get them is looked for among the people.
  if (place.guildId === null) return { found: well(fine), postable: true };
  const looked = await ask(address, signal, () => missingThere(table, account, place, place.guildId ?? ''));
  if (!('answer' in looked)) return bad(looked.why, looked.fix);
  const missing = looked.answer;
  if (missing.length === 0) return { found: well(fine), postable: true };
  const permissions = joinedParam(missing.map((each) => ({ say: sentence(`discord.permission.${each}`) }))) ?? '';
  const lacking = failed(
    sentence('doctor.discord.channel.lacks', { id, name, permissions }),
    sentence('doctor.discord.channel.mend', { name, permissions }),
  );
  return { found: lacking, postable: !isShut(missing, place) };
}

/** Lacks what no card can do without. */
function isShut(missing: readonly PermissionName[], { kind }: Place): boolean {
  const writing = kind === 'flat' ? 'SendMessagesInThreads' : 'SendMessages';
  return missing.some((each) => each === 'ViewChannel' || each === 'EmbedLinks' || each === writing);
}

/** By the server's roles and the channel's overwrites, as the SDK works them out. */
async function missingThere(
  table: Table,
  { botId }: Account,
  place: Place,
  guildId: string,
): Promise<readonly PermissionName[]> {
  const guild = table.guilds.get(guildId) ?? (await wholeGuild(table, guildId, botId));
  table.guilds.set(guildId, guild);
  const member = await guild.members.fetch(botId);
  const there = await channelOf(table, guild, place);
  const has = there.permissionsFor(member, true) ?? new PermissionsBitField();
  return needed(there, place).filter((name) => !has.has(name));
}

async function channelOf({ client }: Table, guild: Guild, { id }: Place): Promise<GuildBasedChannel> {
  const there = guild.channels.cache.get(id) ?? (await client.channels.fetch(id));
  if (!there || there.isDMBased()) throw new Error(`${id} is in no server`);
  return there;
}

function needed(there: GuildBasedChannel, { kind }: Place): readonly PermissionName[] {
  if (there.isThread()) return ['ViewChannel', 'SendMessagesInThreads', 'EmbedLinks', 'ReadMessageHistory'];
  if (kind === 'threads') return PERMISSIONS;
  // A forum's posts are begun by whoever may send messages.
  if (kind === 'forum') return PERMISSIONS.filter((name) => name !== 'CreatePublicThreads');
  return ['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory'];
}
