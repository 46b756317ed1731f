import type { MessageShortcut } from '@slack/bolt';
import { incidentName } from '../../../domain/incident.js';
import { sentence } from '../../../text/catalogue.js';
import type { Workspace } from '../options.js';
import { chooseIncident } from './choose-incident.js';
import { guarded, type Interplay, invocation, tellReply } from './interplay.js';
import { openView } from './open-dialog.js';
import { isOwn, pinLine, quoteMessage, refsOf } from './pin.js';
import type { Place } from './place.js';

/** "Add to incident timeline" in a message's menu, already acknowledged. */
export async function onShortcut(play: Interplay, workspace: Workspace, body: MessageShortcut): Promise<void> {
  const { host } = play;
  const channel = body.channel.id;
  const ts = body.message_ts;
  const root: unknown = body.message.thread_ts;
  const thread = typeof root === 'string' ? root : undefined;
  const place: Place = {
    workspace,
    user: body.user.id,
    channel,
    thread: thread === undefined || thread === ts ? null : thread,
    url: body.response_url || null,
  };
  await guarded(play, place, 'a message shortcut', async () => {
    const asker = await play.askers.asker(workspace, { id: body.user.id, name: body.user.name });
    const refuse = (key: 'slack.ui.pin.own' | 'slack.ui.pin.empty' | 'slack.ui.pin.none'): Promise<void> =>
      tellReply(play, asker, place, { ok: false, said: sentence(key) });
    if (await isOwn(workspace, body.message)) return refuse('slack.ui.pin.own');
    const text = await quoteMessage(play, workspace, body.message);
    if (text === null) return refuse('slack.ui.pin.empty');
    const message = `${channel}/${ts}`;
    const incident = await host.incidentAt(refsOf(channel, ts, thread));
    if (incident !== null) {
      const line = pinLine(incidentName(incident), text);
      return tellReply(play, asker, place, await host.execute(invocation(line, asker, place, message)));
    }
    const view = await chooseIncident(play, asker, place, text, message);
    if (view === null) return refuse('slack.ui.pin.none');
    await openView(play, asker, place, { id: body.trigger_id, over: false }, view, 'note');
  });
}
