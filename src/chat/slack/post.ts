import type { Channel } from '../../domain/channel.js';
import type { SendResult } from '../../domain/notice.js';
import { movesAlong, type Outgoing } from '../chat.js';
import { placeOf, type WorkspaceContext } from './context.js';
import { type Failure, failure } from './errors.js';
import { messageOf } from './message.js';
import { noticeMetadata } from './metadata.js';
import { isElsewhere } from './moved.js';
import { pin } from './pin.js';
import { findPosted } from './reconcile.js';
import { type MessageAt, readRef, refOf } from './refs.js';
import { type Pictured, showPictured } from './show-pictured.js';
import { update } from './update.js';

/** A message ready to go. */
interface Ready {
  readonly message: Pictured;
  /** A channel's id or a user's. */
  readonly channel: string;
  readonly threadTs: string | null;
}

/** Posts a message once: one that may be there already is looked for, and brought up to date where it is. */
export async function post(
  channel: Channel,
  out: Outgoing,
  context: WorkspaceContext,
  again = false,
): Promise<SendResult> {
  const place = placeOf(channel, context);
  let ready: Ready;
  try {
    ready = await prepare(channel, out, context);
    const found = out.uncertainSince === null ? null : await posted(ready, out, out.uncertainSince, channel, context);
    if (found) return await settle(found, channel, out, context);
  } catch (error) {
    // Nothing was posted by this attempt; of an earlier one as little is known as before.
    return withUncertain(failure(error, place), out.uncertainSince !== null);
  }
  try {
    const at = await send(ready, out, context);
    if (isRoomsCard(channel, out)) await pin(at, context, place);
    return { kind: 'sent', ref: refOf(at) };
  } catch (error) {
    const failed = failure(error, place);
    if (again || !(await isElsewhere(failed, channel, ready.channel, context))) return failed;
    // Where the channel is another, the message it belongs under is not in it.
    return post(channel, { ...out, thread: null }, context, true);
  }
}

async function prepare(channel: Channel, out: Outgoing, context: WorkspaceContext): Promise<Ready> {
  const parent = out.thread === null ? null : readRef(out.thread);
  const [id, message] = await Promise.all([
    // The thread of a direct conversation is in that, not at the person's id.
    parent ? parent.channel : context.directory.channel(channel.address),
    messageOf(channel, out, context),
  ]);
  return { message, channel: id, threadTs: parent?.ts ?? null };
}

/** Where it cannot be looked for, it is posted: twice warned is better than not at all. */
async function posted(
  { channel, threadTs }: Ready,
  out: Outgoing,
  since: number,
  configured: Channel,
  context: WorkspaceContext,
): Promise<MessageAt | null> {
  try {
    return await findPosted({ notice: out, channel, threadTs, since }, context);
  } catch (error) {
    const { kind, why } = failure(error, placeOf(configured, context));
    if (kind === 'retry') throw error;
    context.log.warn(
      { channel: configured.id, notice: out.nonce, why },
      'cannot look for an uncertain message; posting it',
    );
    return null;
  }
}

/** It was posted by an attempt that never heard so. What it shows may have changed since. */
async function settle(at: MessageAt, channel: Channel, out: Outgoing, context: WorkspaceContext): Promise<SendResult> {
  if (isRoomsCard(channel, out)) await pin(at, context, placeOf(channel, context));
  if (movesAlong(out)) await update(channel, at, out, context);
  return { kind: 'sent', ref: refOf(at) };
}

async function send(
  { message, channel, threadTs }: Ready,
  out: Outgoing,
  context: WorkspaceContext,
): Promise<MessageAt> {
  const { client } = context.workspace;
  const under = threadTs === null ? {} : { thread_ts: threadTs, reply_broadcast: out.broadcast };
  const more = { metadata: noticeMetadata(out), unfurl_links: false, unfurl_media: false, ...under };
  const answer = await showPictured(message, context.picturePauses, (shown) =>
    context.gate.run('chat.postMessage', channel, () => client.chat.postMessage({ channel, ...shown, ...more })),
  );
  return { channel: answer.channel ?? channel, ts: answer.ts ?? '' };
}

/** An incident's own channel has its card at the top. */
function isRoomsCard(channel: Channel, out: Outgoing): boolean {
  return out.kind === 'card' && channel.id.startsWith('room:');
}

function withUncertain(failed: Failure, uncertain: boolean): Failure {
  return failed.kind === 'retry' ? { ...failed, uncertain } : failed;
}
