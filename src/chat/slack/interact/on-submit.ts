import type { ViewOutput, ViewSubmitAction } from '@slack/bolt';
import { unreachable } from '../../../domain/signal.js';
import { sentence } from '../../../text/catalogue.js';
import { formLine } from '../../forms.js';
import type { Workspace } from '../options.js';
import { CHOSEN_FIELD } from './choose-incident.js';
import { placeOf, readDialogData } from './dialog-data.js';
import type { Home } from './home.js';
import { guarded, type Interplay, invocation, logFailure, runAndTell, tellReply } from './interplay.js';
import { pinLine } from './pin.js';
import { isPreview } from './preview.js';
import { type AckView, refuse, type Submission } from './refuse.js';
import { submitPreview } from './submit-preview.js';
import { viewValues } from './view-values.js';

/** A dialog was sent. What cannot be done is said in it; else it closes, and the work follows. */
export async function onSubmit(
  play: Interplay,
  home: Home,
  workspace: Workspace,
  body: ViewSubmitAction,
  view: ViewOutput,
  answer: AckView,
): Promise<void> {
  const data = readDialogData(view.private_metadata);
  const place = placeOf(data?.back ?? { channel: null, thread: null, url: null }, workspace, body.user.id);
  await guarded(play, place, 'a dialog', async () => {
    const asker = await play.askers.asker(workspace, { id: body.user.id, name: body.user.name });
    if (!data) {
      await answer();
      return tellReply(play, asker, place, { ok: false, said: sentence('slack.ui.unknown-button'), example: 'help' });
    }
    let acked = false;
    const ack: AckView = (said) => {
      acked = true;
      return answer(said);
    };
    const sent: Submission = { play, asker, place, data, view, ack };
    try {
      await submitted(sent);
    } catch (error) {
      if (acked) throw error;
      // What was filled in stays: it can be sent again.
      logFailure(play, 'a dialog', error);
      await refuse(sent, viewValues(view), { ok: false, said: sentence('slack.ui.failed') });
    }
    if (place.channel === null) await home.show(workspace, body.user.id);
  });
}

async function submitted(sent: Submission): Promise<void> {
  const { play, asker, place, data, view, ack } = sent;
  switch (data.is) {
    case 'run': {
      await ack();
      await runAndTell(play, asker, place, data.line);
      return;
    }
    case 'pin': {
      await ack();
      const line = pinLine(viewValues(view)[CHOSEN_FIELD] ?? '', data.text);
      const reply = await play.host.execute(invocation(line, asker, place, data.message));
      return tellReply(play, asker, place, reply);
    }
    case 'form': {
      const values = viewValues(view);
      const line = formLine(data.form, data.subject, values);
      const refusal = play.host.check(invocation(line, asker, place));
      if (refusal) return refuse(sent, values, refusal);
      if (isPreview(play.host.commands, line)) return submitPreview({ ...sent, data }, line, values);
      await ack();
      await runAndTell(play, asker, place, line);
      return;
    }
    default:
      return unreachable(data);
  }
}
