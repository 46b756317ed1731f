import type { Channel } from '../../../domain/channel.js';
import type { Say } from '../../../domain/text.js';
import { type Key, sentence } from '../../../text/catalogue.js';
import { type Diagnosis, failed, well } from '../../checkup/diagnosis.js';
import { ask, nameOf, type Patient } from './table.js';

/** Is the channel there, is the bot in it, may it write? Throws `Away`. */
export async function examineChannel(patient: Patient, channel: Channel, signal: AbortSignal): Promise<Diagnosis> {
  const { context } = patient;
  const { id, address } = channel;
  const { client } = context.workspace;
  const bad = (why: string, mend: Say | null): Diagnosis =>
    failed(sentence('doctor.channel.bad', { id, address, why }), mend);
  const found = await ask(patient, address, signal, () => context.directory.channel(address));
  if (!('answer' in found)) return bad(nameOf(found), found.fix);
  const target = found.answer;
  // Slack takes posts to a person's id as to a channel, and opens the conversation itself.
  const isPerson = address.startsWith('@');
  const asked = await ask(patient, address, signal, async () =>
    isPerson
      ? await context.directory.directMessages(target).then(() => null)
      : await context.gate.run('conversations.info', null, () => client.conversations.info({ channel: target })),
  );
  if (!('answer' in asked)) return bad(nameOf(asked), asked.fix);
  const info = asked.answer?.channel;
  const name = info?.name === undefined ? address : `#${info.name}`;
  const fix = (key: Key, error: string): Say => sentence(key, { channel: name, error });
  if (info?.is_archived) return bad('is_archived', fix('slack.fix.archived', 'is_archived'));
  if (info && !info.is_im && info.is_member === false)
    return bad('not_in_channel', fix('slack.fix.not-in-channel', 'not_in_channel'));
  if (info?.is_read_only) return bad('is_read_only', fix('slack.fix.restricted', 'is_read_only'));
  const said = name === address ? 'doctor.channel' : 'doctor.channel.named';
  return well(sentence(said, { id, address, name }));
}
