import type { ModalView } from '@slack/types';
import type { FormId } from '../../../domain/card.js';
import type { Person } from '../../../domain/person.js';
import { sentence } from '../../../text/catalogue.js';
import { findCommand } from '../../registry/find-command.js';
import { tokenise } from '../../registry/tokens.js';
import type { Asker } from './asker.js';
import { backTo } from './dialog-data.js';
import { type Interplay, readerOf, tellReply } from './interplay.js';
import { formView } from './modal.js';
import type { Place } from './place.js';
import { slackErrorName } from './slack-error.js';

/** What lets a dialog be opened: once, within 3 s of the click. */
export interface Trigger {
  readonly id: string;
  /** A dialog is open already; the new one is laid over it. */
  readonly over: boolean;
}

const SUBJECT = /\b(?:INC|REQ)-\d+\b/iu;

/** Opens the dialog a button asks first. */
export async function openForm(
  play: Interplay,
  asker: Asker,
  place: Place,
  trigger: Trigger,
  form: FormId,
  line: string,
  person: Person,
): Promise<void> {
  const reader = readerOf(play.host, asker);
  const subject = subjectOf(line);
  const made = await play.host.form(form, subject, reader, person, 'slack');
  if ('ok' in made) return tellReply(play, asker, place, made);
  const view = formView(made, { is: 'form', form, subject, back: backTo(place) }, reader);
  await openView(play, asker, place, trigger, view, line);
}

/** `INC-42`, or `REQ-7`, of the line a button stands for; empty where it names none. */
export function subjectOf(line: string): string {
  return SUBJECT.exec(line)?.[0] ?? '';
}

/** Where Slack no longer takes the trigger they are told how to type it. */
export async function openView(
  play: Interplay,
  asker: Asker,
  place: Place,
  trigger: Trigger,
  view: ModalView,
  line: string,
): Promise<void> {
  const { views } = place.workspace.client;
  const args = { trigger_id: trigger.id, view };
  try {
    await (trigger.over ? views.push(args) : views.open(args));
  } catch (error) {
    if (!/trigger/u.test(slackErrorName(error) ?? '')) throw error;
    const example = exampleOf(play, line);
    await tellReply(play, asker, place, { ok: false, said: sentence('slack.ui.late'), example });
  }
}

/** `resolve INC-42 true van arrived`: the command's own example, about this incident. */
function exampleOf(play: Interplay, line: string): string {
  const { command } = findCommand(play.host.commands, line, tokenise(line));
  const example = command?.examples[0] ?? line;
  const subject = SUBJECT.exec(line)?.[0];
  return subject === undefined ? example : example.replace(SUBJECT, subject);
}
