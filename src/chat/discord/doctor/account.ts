import { Routes } from 'discord.js';
import { sentence } from '../../../text/catalogue.js';
import { type Diagnosis, failed, noted, well } from '../../checkup/diagnosis.js';
import { applicationIdOf, inviteUrl } from '../invite.js';
import { list, text } from '../read.js';
import { ask, type Table } from './table.js';

/** Who the bot is. */
export interface Account {
  readonly applicationId: string;
  readonly botId: string;
  /** The link that lets it into a server. */
  readonly invite: string;
}

/** Whose token it is; null where Discord does not take it. Throws `Away`. */
export async function* examineAccount(table: Table, signal: AbortSignal): AsyncGenerator<Diagnosis, Account | null> {
  const { client, options } = table;
  const asked = await ask('Discord', signal, () => client.rest.get(Routes.currentApplication()));
  if (!('answer' in asked)) {
    yield failed(sentence('doctor.discord.refused', { why: asked.why }), asked.fix ?? sentence('discord.fix.token'));
    return null;
  }
  const [application] = list([asked.answer]);
  const [bot] = list([application?.bot]);
  const applicationId = text(application?.id);
  const invite = inviteUrl(applicationId);
  yield well(sentence('doctor.discord.signed-in', { app: text(application?.name), bot: text(bot?.username) || '?' }));
  if (applicationIdOf(options.token) === null) yield invitation(invite);
  return { applicationId, botId: text(bot?.id) || (await table.directory.me()), invite };
}

/** The link by the token alone, which names its application even when it is revoked. */
export function* invitationOf(token: string): Generator<Diagnosis, void> {
  const id = applicationIdOf(token);
  if (id !== null) yield invitation(inviteUrl(id));
}

function invitation(url: string): Diagnosis {
  return noted(sentence('doctor.discord.invite', { url }));
}
