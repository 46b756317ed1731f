import type { BlockAction, BlockElementAction } from '@slack/bolt';
import { dialogLine } from '../../../domain/held.js';
import { sentence } from '../../../text/catalogue.js';
import { ACTION_PREFIX, readButtonValue } from '../button-value.js';
import type { Workspace } from '../options.js';
import type { Asker } from './asker.js';
import { whyOf } from './bolt-log.js';
import type { Home } from './home.js';
import { guarded, type Interplay, invocation, readerOf, tellReply, withPicture } from './interplay.js';
import { type Message, replyMessage } from './message.js';
import { modal } from './modal.js';
import { openForm, subjectOf } from './open-dialog.js';
import { type Place, tell } from './place.js';
import { isPreviewed } from './preview.js';

/** A button or a choice of a menu, already acknowledged. */
export async function onPress(
  play: Interplay,
  home: Home,
  workspace: Workspace,
  body: BlockAction,
  action: BlockElementAction,
): Promise<void> {
  if (!action.action_id.startsWith(ACTION_PREFIX)) return;
  const place = placeOfPress(workspace, body);
  await guarded(play, place, 'a button', async () => {
    const asker = await play.askers.asker(workspace, { id: body.user.id, name: nameOf(body.user) });
    const pressed = readButtonValue(carriedBy(action) ?? '');
    if (!pressed)
      return tellReply(play, asker, place, { ok: false, said: sentence('slack.ui.unknown-button'), example: 'help' });
    const { command, asks } = pressed;
    const over = body.view?.type === 'modal';
    if (asks !== null && asker.person !== null)
      return openForm(play, asker, place, { id: body.trigger_id, over }, asks, command, asker.person);
    const line = asks === null ? command : dialogLine(asks, subjectOf(command));
    const reply = await play.host.execute(invocation(line, asker, place));
    const reader = readerOf(play.host, asker);
    // A view has to be laid over within 3 s of the press, which is less than a picture may take.
    if (body.view) await showOver(play, asker, place, body, replyMessage(reply, reader));
    else {
      const ours = body.container.is_ephemeral === true;
      const replace = ours && reply.ok && isPreviewed(play.host.commands, command);
      const message = await withPicture(play, workspace, reply, reader);
      await tell(play.log, place, message, { replace, picturePauses: play.picturePauses });
    }
    if (place.channel === null) await home.show(workspace, body.user.id);
  });
}

/** On Home or in a dialog there is no channel to answer in: the answer is laid over it, or comes as a direct message. */
async function showOver(
  play: Interplay,
  asker: Asker,
  place: Place,
  body: BlockAction,
  message: Message,
): Promise<void> {
  const view = modal('Tocsin', null, message.blocks, null, readerOf(play.host, asker));
  const { views } = place.workspace.client;
  try {
    if (body.view?.type === 'modal') await views.update({ view_id: body.view.id, view });
    else await views.open({ trigger_id: body.trigger_id, view });
  } catch (error) {
    play.log.debug({ why: whyOf(error) }, 'Slack: an answer could not be laid over a view.');
    await tell(play.log, place, { message, bare: null });
  }
}

function placeOfPress(workspace: Workspace, body: BlockAction): Place {
  const ts = body.message?.ts ?? body.container.message_ts;
  const root: unknown = body.message?.thread_ts ?? body.container.thread_ts;
  return {
    workspace,
    user: body.user.id,
    channel: body.channel?.id ?? null,
    // A card with replies is the root of its thread, and stands in the channel itself.
    thread: typeof root === 'string' && root !== ts ? root : null,
    url: body.response_url || null,
  };
}

function carriedBy(action: BlockElementAction): string | null {
  if (action.type === 'button') return action.value ?? null;
  if (action.type === 'static_select' || action.type === 'overflow') return action.selected_option?.value ?? null;
  return null;
}

function nameOf(user: BlockAction['user']): string {
  return user.name ?? user.username ?? user.id;
}
