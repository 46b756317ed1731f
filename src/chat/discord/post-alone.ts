import type { Channel } from '../../domain/channel.js';
import type { SendResult } from '../../domain/notice.js';
import { sentence } from '../../text/catalogue.js';
import type { Outgoing } from '../chat.js';
import { calledIds } from './called-ids.js';
import { composeDrawn, readerOf } from './compose.js';
import type { Course } from './course.js';
import type { Parts } from './parts.js';
import { postInForum } from './post-forum.js';
import { refText } from './refs.js';
import { isUnknownChannel } from './refusal.js';
import { sendOnce } from './send-once.js';

/** A message that stands for itself in its channel. */
export async function postAlone(parts: Parts, course: Course, channel: Channel, out: Outgoing): Promise<SendResult> {
  try {
    return await attempt(parts, course, channel, out);
  } catch (error) {
    if (!isUnknownChannel(error) || course.attempt.doing === 'resolve') throw error;
    // It was deleted since it was last found; another may have its name by now.
    parts.directory.forget(channel);
    return attempt(parts, course, channel, out);
  }
}

async function attempt(parts: Parts, course: Course, channel: Channel, out: Outgoing): Promise<SendResult> {
  course.reads('resolve');
  const place = await parts.directory.place(channel);
  if (place.kind === 'unwritable') {
    const fix = sentence('discord.fix.channel-kind', { where: channel.address });
    return { kind: 'failed', why: `${channel.address} is not a channel messages go into`, scope: 'channel', fix };
  }
  const calls = await calledIds(out.calls, place, parts);
  const body = await composeDrawn(out, readerOf(channel, parts.now()), parts.log, { calls });
  if (place.kind === 'forum') {
    return { kind: 'sent', ref: await postInForum(parts, course, channel, place, out, body) };
  }
  const { nonce, uncertainSince } = out;
  const sent = await sendOnce(parts, course, body, {
    channel: place.id,
    replyTo: null,
    nonce,
    uncertainSince,
    doing: 'post',
  });
  return { kind: 'sent', ref: refText({ channel: place.id, message: sent.id }) };
}
