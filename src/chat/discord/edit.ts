import type { Channel } from '../../domain/channel.js';
import type { SendResult } from '../../domain/notice.js';
import { movesAlong, type Outgoing } from '../chat.js';
import { calledIds } from './called-ids.js';
import { CALLS_NOBODY } from './calls.js';
import { composeDrawn, readerOf } from './compose.js';
import type { Course } from './course.js';
import type { MessageBody } from './message.js';
import { isElsewhere } from './moved.js';
import type { Parts } from './parts.js';
import { postAlone } from './post-alone.js';
import { type Ref, refText } from './refs.js';
import { isArchived, refusal } from './refusal.js';

/** Brings a message up to date where it stands, or in its channel where that is another by now. */
export async function editMessage(
  parts: Parts,
  course: Course,
  channel: Channel,
  ref: Ref,
  out: Outgoing,
): Promise<SendResult> {
  const body = await composeDrawn(out, readerOf(channel, parts.now()), parts.log, {
    calls: await callsOf(parts, channel, out),
  });
  course.writes('edit');
  try {
    await editOpen(parts, ref, body);
  } catch (error) {
    if (!movesAlong(out) || !(await isElsewhere(error, parts, channel, ref))) throw error;
    // Discord may remember that of the message it replaces.
    return postAlone(parts, course, channel, { ...out, nonce: `${out.nonce} not ${ref.channel}` });
  }
  if (ref.channel === ref.message && out.kind !== 'line') await keepTag(parts, channel, ref, out);
  return { kind: 'sent', ref: refText(ref) };
}

/** An edit rings nobody; the mentions are kept so that the line does not vanish. */
async function callsOf(parts: Parts, channel: Channel, { calls }: Outgoing) {
  if (calls.people.length + calls.groups.length === 0) return CALLS_NOBODY;
  return calledIds(calls, await parts.directory.place(channel), parts);
}

/** A thread nobody wrote in for a week is folded away and takes no edits until it is unfolded. */
async function editOpen({ api }: Parts, ref: Ref, body: MessageBody): Promise<void> {
  try {
    await api.edit(ref.channel, ref.message, body);
  } catch (error) {
    if (!isArchived(error)) throw error;
    await api.changeThread(ref.channel, { archived: false }).catch((refused: unknown) => {
      // Locked by a moderator: what is wrong is that, not which permission it takes.
      throw refusal(refused) === null ? refused : error;
    });
    await api.edit(ref.channel, ref.message, body);
  }
}

/** The card is right already: a tag that cannot be set is no reason to send it again. */
async function keepTag({ directory, tags, log }: Parts, channel: Channel, ref: Ref, out: Outgoing): Promise<void> {
  try {
    const place = await directory.place(channel);
    if (place.kind === 'forum') await tags.keep(ref.channel, place, out.card.level);
  } catch (error) {
    log.debug({ err: error, post: ref.channel }, 'a post in a Discord forum keeps the tag of its former level');
  }
}
