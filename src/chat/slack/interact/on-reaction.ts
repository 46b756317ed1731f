import type { ReactionAddedEvent } from '@slack/types';
import { incidentName } from '../../../domain/incident.js';
import { sentence } from '../../../text/catalogue.js';
import type { Workspace } from '../options.js';
import { guarded, type Interplay, invocation, tellReply } from './interplay.js';
import { type ChatMessage, isOwn, pinLine, quoteMessage, refsOf } from './pin.js';
import type { Place } from './place.js';
import { slackErrorName } from './slack-error.js';

/** The reaction that does what the message shortcut does. */
const PIN = 'pushpin';

/** Somebody put 📌 on a message: it goes into the timeline of the incident it stands at, once, whoever else does it too. */
export async function onReaction(play: Interplay, workspace: Workspace, event: ReactionAddedEvent): Promise<void> {
  if (event.reaction !== PIN || event.item.type !== 'message') return;
  const { channel, ts } = event.item;
  const root: Place = { workspace, user: event.user, channel, thread: null, url: null };
  await guarded(play, root, 'a reaction', async () => {
    const message = await readMessage(workspace, channel, ts);
    if (!message || (await isOwn(workspace, message))) return;
    const thread = message.thread_ts;
    const place = thread === undefined || thread === ts ? root : { ...root, thread };
    const asker = await play.askers.asker(workspace, { id: event.user, name: event.user });
    const incident = await play.host.incidentAt(refsOf(channel, ts, thread));
    if (incident === null) {
      // Strangers pin for reasons of their own.
      if (asker.person) await tellReply(play, asker, place, { ok: false, said: sentence('slack.ui.pin.where') });
      return;
    }
    const text = await quoteMessage(play, workspace, message);
    if (text === null) return tellReply(play, asker, place, { ok: false, said: sentence('slack.ui.pin.empty') });
    const line = pinLine(incidentName(incident), text);
    const reply = await play.host.execute(invocation(line, asker, place, `${channel}/${ts}`));
    await tellReply(play, asker, place, reply);
  });
}

/**
 * Replies are not in a channel's history, so the thread is asked first, which brings its root too; null where the
 * message is gone.
 */
async function readMessage(workspace: Workspace, channel: string, ts: string): Promise<ChatMessage | null> {
  const { conversations } = workspace.client;
  const only = { channel, latest: ts, oldest: ts, inclusive: true, limit: 10 };
  try {
    const replies = await conversations.replies({ ...only, ts });
    const found = replies.messages?.find((message) => message.ts === ts);
    if (found) return found;
  } catch (error) {
    if (slackErrorName(error) !== 'thread_not_found') throw error;
  }
  const history = await conversations.history(only);
  return history.messages?.find((message) => message.ts === ts) ?? null;
}
