import type { Channel } from '../../domain/channel.js';
import type { SendResult } from '../../domain/notice.js';
import type { Outgoing } from '../chat.js';
import { calledIds } from './called-ids.js';
import { CALLS_NOBODY } from './calls.js';
import { composeDrawn, readerOf } from './compose.js';
import type { Course } from './course.js';
import { failure } from './errors.js';
import type { MessageBody } from './message.js';
import type { Parts } from './parts.js';
import { type Ref, refText } from './refs.js';
import { isUnknownChannel } from './refusal.js';
import { type Once, sendOnce } from './send-once.js';

/**
 * A message under a card: in the card's thread, in its post of a forum, or, where neither can be, as a reply to it. What
 * needs eyes is said in the channel too, and only there rings those it calls; the rest is quiet.
 */
export async function postUnder(
  parts: Parts,
  course: Course,
  channel: Channel,
  out: Outgoing,
  card: Ref,
): Promise<SendResult> {
  const { nonce, uncertainSince } = out;
  const place = await parts.directory.place(channel);
  const calls = await calledIds(out.calls, place, parts);
  const reader = readerOf(channel, parts.now());
  const loud = await composeDrawn(out, reader, parts.log, {
    calls,
    quiet: !out.broadcast && out.calls.people.length + out.calls.groups.length === 0,
  });
  // A post of a forum has the id of its first message.
  const isPost = card.channel === card.message;
  if (!isPost && place.kind === 'flat') {
    const once = { channel: card.channel, replyTo: card.message, nonce, uncertainSince, doing: 'post' } as const;
    const sent = await sendOnce(parts, course, loud, once);
    return { kind: 'sent', ref: refText({ channel: card.channel, message: sent.id }) };
  }
  const inChannelToo = out.broadcast && !isPost;
  const body = inChannelToo ? await composeDrawn(out, reader, parts.log, { calls: CALLS_NOBODY, quiet: true }) : loud;
  const once = { replyTo: null, nonce, uncertainSince, doing: 'line' } as const;
  const inThread = await intoThread(parts, course, card, isPost, body, once).catch((error: unknown) => {
    const failed = failure(error, course.attempt);
    if (failed.kind !== 'failed' || failed.scope === 'service') throw error;
    const isThere = isPost || place.id === card.channel;
    if (!inChannelToo) return { ...failed, scope: isThere ? failed.scope : 'notice' } as const;
    // What needs eyes is seen all the same, whatever became of the thread.
    parts.log.warn({ channel: channel.id, card: refText(card), why: failed.why }, 'a line is missing in its thread');
    return null;
  });
  if (!inChannelToo && inThread !== null) return inThread;
  const said = await sendOnce(parts, course, loud, {
    channel: place.id,
    replyTo: place.id === card.channel ? card.message : null,
    nonce: `${nonce}:channel`,
    uncertainSince,
    doing: 'post',
  });
  return inThread ?? { kind: 'sent', ref: refText({ channel: place.id, message: said.id }) };
}

async function intoThread(
  parts: Parts,
  course: Course,
  card: Ref,
  isPost: boolean,
  body: MessageBody,
  once: Omit<Once, 'channel'>,
): Promise<SendResult> {
  if (!isPost) course.writes('thread');
  const thread = isPost ? card.channel : await parts.threads.of(card);
  const sent = await sendOnce(parts, course, body, { ...once, channel: thread }).catch((error: unknown) => {
    if (isUnknownChannel(error)) parts.threads.forget(thread);
    throw error;
  });
  return { kind: 'sent', ref: refText({ channel: thread, message: sent.id }) };
}
