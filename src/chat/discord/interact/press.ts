import type { ButtonInteraction, StringSelectMenuInteraction } from 'discord.js';
import { dialogLine } from '../../../domain/held.js';
import { sentence } from '../../../text/catalogue.js';
import { readCustomId } from '../custom-id.js';
import { askerOf, invocationOf } from './asker.js';
import type { Desk } from './desk.js';
import { openDialog, subjectOf } from './dialog.js';
import type { Exchange } from './exchange.js';
import { readerOf, replyBody } from './reply-body.js';
import { hint, toldBody } from './told.js';

/** A button, or an entry of a menu: each carries the command line it stands for, or the dialog that asks for it. */
export async function press(
  desk: Desk,
  interaction: ButtonInteraction | StringSelectMenuInteraction,
  exchange: Exchange,
): Promise<void> {
  const asker = askerOf(desk.host, interaction);
  const pressed = readCustomId(interaction.isButton() ? interaction.customId : (interaction.values[0] ?? ''));
  if (!pressed) {
    const unknown = hint(readerOf(desk.host, asker), sentence('discord.ui.unknown'), 'help');
    return exchange.show(toldBody([unknown]));
  }
  // Nobody fills in a dialog only to be told that they are not known.
  if (pressed.asks !== null && asker.person) {
    return openDialog(desk, exchange, asker, pressed.asks, pressed.command, asker.person);
  }
  await exchange.defer('asker');
  const line = pressed.asks === null ? pressed.command : dialogLine(pressed.asks, subjectOf(pressed.command));
  const reply = await desk.host.execute(invocationOf(asker, line));
  await exchange.show(await replyBody(desk, asker, reply));
}
