import type { Message, MessageContextMenuCommandInteraction, StringSelectMenuInteraction } from 'discord.js';
import { incidentName } from '../../../domain/incident.js';
import { sentence } from '../../../text/catalogue.js';
import { askerOf, invocationOf } from './asker.js';
import { choicePrompt, readChoice } from './choose-incident.js';
import type { Desk } from './desk.js';
import type { Exchange } from './exchange.js';
import { messageWords } from './message-words.js';
import { readerOf, replyBody } from './reply-body.js';
import { hint, told, toldBody } from './told.js';

/** "Add to incident timeline" on a message: a note to the incident whose card, thread or channel it stands in. */
export async function addToTimeline(
  desk: Desk,
  interaction: MessageContextMenuCommandInteraction,
  exchange: Exchange,
): Promise<void> {
  await exchange.defer('asker');
  const { host } = desk;
  const asker = askerOf(host, interaction);
  const message = interaction.targetMessage;
  if (message.author.id === interaction.applicationId)
    return exchange.show(toldBody([told(readerOf(host, asker), sentence('discord.ui.own'))]));
  const words = messageWords(message);
  if (words === null) {
    return exchange.show(toldBody([hint(readerOf(host, asker), sentence('discord.ui.no-words'), 'note INC-42 …')]));
  }
  const ref = `${message.channelId}/${message.id}`;
  const id = await host.incidentAt(refsOf(message));
  if (id === null && asker.person) return exchange.show(await choicePrompt(host, asker, ref, words));
  // A stranger is told how to be linked, and not what is going on.
  const line = id === null ? 'help note' : noteLine(incidentName(id), words);
  await exchange.show(await replyBody(desk, asker, await host.execute(invocationOf(asker, line, ref))));
}

/** The incident was chosen: what is noted stands in the message the menu is on, which is replaced by the answer. */
export async function addToChosen(
  desk: Desk,
  interaction: StringSelectMenuInteraction,
  exchange: Exchange,
): Promise<void> {
  await exchange.deferInPlace();
  const asker = askerOf(desk.host, interaction);
  const { incident, ref, words } = readChoice(interaction);
  const reply = await desk.host.execute(invocationOf(asker, noteLine(incident, words), ref));
  await exchange.show(await replyBody(desk, asker, reply));
}

function noteLine(incident: string, words: string): string {
  return `note ${incident} ${words}`;
}

/** Where an incident may be known by, the nearest first: the message, the card its thread hangs on, the forum's post, the channel. */
function refsOf(message: Message): readonly string[] {
  const { channel, channelId } = message;
  const thread = channel?.isThread() ? [`${channel.parentId}/${channelId}`, `${channelId}/${channelId}`] : [];
  return [`${channelId}/${message.id}`, ...thread, channelId];
}
