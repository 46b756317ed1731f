import type { Channel } from '../../domain/channel.js';
import type { SendResult } from '../../domain/notice.js';
import type { Outgoing } from '../chat.js';
import { calledIds } from './called-ids.js';
import { CALLS_NOBODY } from './calls.js';
import { compose, readerOf } from './compose.js';
import type { Course } from './course.js';
import type { Parts } from './parts.js';
import { type Ref, refText } from './refs.js';
import { isUnknownChannel } from './refusal.js';
import { sendOnce } from './send-once.js';

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
  const loud = compose(out, reader, {
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
  const thread = isPost ? card.channel : await threadOf(parts, course, card);
  const inChannelToo = out.broadcast && !isPost;
  const body = inChannelToo ? compose(out, reader, { calls: CALLS_NOBODY, quiet: true }) : loud;
  const line = { channel: thread, replyTo: null, nonce, uncertainSince, doing: 'line' } as const;
  const sent = await sendOnce(parts, course, body, line).catch((error: unknown) => {
    if (isUnknownChannel(error)) parts.threads.forget(thread);
    throw error;
  });
  if (inChannelToo) {
    await sendOnce(parts, course, loud, {
      channel: card.channel,
      replyTo: card.message,
      nonce: `${nonce}:channel`,
      uncertainSince,
      doing: 'post',
    });
  }
  return { kind: 'sent', ref: refText({ channel: thread, message: sent.id }) };
}

function threadOf(parts: Parts, course: Course, card: Ref): Promise<string> {
  course.writes('thread');
  return parts.threads.of(card);
}
