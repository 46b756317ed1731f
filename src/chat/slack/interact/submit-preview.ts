import type { ModalView } from '@slack/types';
import { within } from '../../../lib/within.js';
import { sentence } from '../../../text/catalogue.js';
import { say } from '../../../text/say.js';
import type { FormValues } from '../../forms/form.js';
import type { Reply } from '../../registry.js';
import { cardBlocks } from '../blocks.js';
import { marked } from '../body.js';
import { LIMITS } from '../limits.js';
import { mrkdwn } from '../rich-text.js';
import { DATA_MOST, type DialogData, writeDialogData } from './dialog-data.js';
import { invocation, readerOf } from './interplay.js';
import { replyMessage } from './message.js';
import { modal } from './modal.js';
import { doIt } from './preview.js';
import { refuse, type Submission } from './refuse.js';

type FormSubmission = Submission<Extract<DialogData, { is: 'form' }>>;

/**
 * Shows in the dialog what the line would do, with a button that does it. The acknowledgement itself carries that where
 * it is known in time; else it says to wait, and the dialog is changed when it is.
 */
export async function submitPreview(sent: FormSubmission, line: string, values: FormValues): Promise<void> {
  const { play, asker, place, view, ack } = sent;
  // The view is part of what may take long: a line too long for it is kept on disk first.
  const showing = (async () => {
    const reply = await play.host.execute(invocation(line, asker, place));
    return { reply, shown: await previewView(sent, reply) };
  })();
  const soon = await within(showing, play.beforeAckMs);
  if (soon) {
    if (!soon.reply.ok) return refuse(sent, values, soon.reply);
    return ack({ response_action: 'update', view: soon.shown });
  }
  await ack({ response_action: 'update', view: waitView(sent) });
  const { shown } = await showing;
  await place.workspace.client.views.update({ view_id: view.id, view: shown });
}

async function previewView(sent: FormSubmission, reply: Reply): Promise<ModalView> {
  const reader = readerOf(sent.play.host, sent.asker);
  const title = sent.view.title.text;
  if (!reply.ok) return modal(title, null, replyMessage(reply, reader).blocks, null, reader);
  const button = doIt(reply.card);
  const { blocks } = cardBlocks({ ...reply.card, buttons: [], more: [] }, reader);
  if (!button) return modal(title, null, blocks, null, reader);
  return modal(title, button.label, blocks, await runData(sent, button.command), reader);
}

/** A line too long for the dialog to carry is kept, and its code carried. */
async function runData({ play, asker, data: { back } }: FormSubmission, line: string): Promise<DialogData> {
  const data: DialogData = { is: 'run', line, back };
  if (writeDialogData(data).length <= DATA_MOST) return data;
  const code = await play.host.hold(line, { platform: 'slack', ...asker.account, lang: asker.lang });
  return { is: 'run', line: `held ${code}`, back };
}

function waitView({ play, asker, view }: FormSubmission): ModalView {
  const reader = readerOf(play.host, asker);
  const text = mrkdwn(say(reader.lang, reader.zone, sentence('slack.ui.wait')), reader, LIMITS.section);
  return modal(view.title.text, null, [{ type: 'section', text: marked(text) }], null, reader);
}
