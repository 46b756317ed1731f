import type { ModalSubmitInteraction } from 'discord.js';
import type { FormId } from '../../../domain/card.js';
import type { Person } from '../../../domain/person.js';
import { within } from '../../../lib/within.js';
import { sentence } from '../../../text/catalogue.js';
import { formLine } from '../../forms.js';
import { findCommand } from '../../registry/find-command.js';
import { tokenise } from '../../registry/tokens.js';
import { usage } from '../../registry/usage.js';
import { type Asker, askerOf, invocationOf } from './asker.js';
import type { Desk } from './desk.js';
import type { Exchange } from './exchange.js';
import { filledIn } from './filled-in.js';
import { modalOf, readModalId, valuesOf, writtenIn } from './modal.js';
import { readerOf, refusalLines, replyBody } from './reply-body.js';
import { hint, toldBody } from './told.js';

/** Opens the dialog a button asks first. It must be the first answer, so what takes too long is told to be typed. */
export async function openDialog(
  desk: Desk,
  exchange: Exchange,
  asker: Asker,
  id: FormId,
  line: string,
  person: Person,
): Promise<void> {
  const reader = readerOf(desk.host, asker);
  const making = (async () => desk.host.form(id, subjectOf(line), reader, person, 'discord'))();
  const form = await within(making, desk.pace.formMs).catch((error: unknown) => {
    desk.log.error({ err: error, form: id }, 'discord: a dialog could not be made');
    return null;
  });
  if (form && 'ok' in form) return exchange.show(toldBody(refusalLines(form, reader)));
  if (form) return exchange.modal(modalOf(form, reader));
  const { command } = findCommand(desk.host.commands, line, tokenise(line));
  const typed = command ? usage(command, asker.lang) : line;
  await exchange.show(toldBody([hint(reader, sentence('discord.ui.form.late'), typed)]));
}

/** A dialog was sent: the command line it stands for is done. A refusal gives back what was filled in. */
export async function submitDialog(desk: Desk, interaction: ModalSubmitInteraction, exchange: Exchange): Promise<void> {
  const asker = askerOf(desk.host, interaction);
  const reader = readerOf(desk.host, asker);
  const modal = readModalId(interaction.customId);
  if (!modal) return exchange.show(toldBody([hint(reader, sentence('discord.ui.unknown'), 'help')]));
  await exchange.defer('asker');
  const fields = [...interaction.fields.fields.values()];
  const line = formLine(modal.id, modal.subject, valuesOf(fields));
  const reply = await desk.host.execute(invocationOf(asker, line));
  if (reply.ok) return exchange.show(await replyBody(desk, asker, reply));
  const kept = filledIn(modal, writtenIn(fields), reader);
  await exchange.show(toldBody([...refusalLines(reply, reader), ...kept.lines], kept.controls), kept.files);
}

/** `INC-42`, or `REQ-7`, of the line a button stands for; empty where it names none. */
export function subjectOf(line: string): string {
  return /(?<![\w-])(?:INC|REQ)-\d+(?![\w-])/iu.exec(line)?.[0].toUpperCase() ?? '';
}
