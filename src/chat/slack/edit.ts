import type { Channel } from '../../domain/channel.js';
import type { SendResult } from '../../domain/notice.js';
import type { Outgoing } from '../chat.js';
import { placeOf, type WorkspaceContext } from './context.js';
import { failure } from './errors.js';
import { messageOf } from './message.js';
import { noticeMetadata } from './metadata.js';
import { type MessageAt, readRef, refOf } from './refs.js';

/** Puts the card as it is now in place of what stands there. */
export async function edit(
  channel: Channel,
  ref: string,
  out: Outgoing,
  context: WorkspaceContext,
): Promise<SendResult> {
  const at = readRef(ref);
  if (!at) return { kind: 'failed', why: `"${ref}" is no message of Slack`, scope: 'notice', fix: null };
  try {
    await update(channel, at, out, context);
    return { kind: 'sent', ref };
  } catch (error) {
    return failure(error, placeOf(channel, context));
  }
}

/** As `edit`; rejects as Slack does. */
export async function update(
  channel: Channel,
  at: MessageAt,
  out: Outgoing,
  context: WorkspaceContext,
): Promise<string> {
  const message = await messageOf(channel, out, context);
  const { client } = context.workspace;
  await context.gate.run('chat.update', null, () =>
    client.chat.update({ ...at, ...message, metadata: noticeMetadata(out.nonce) }),
  );
  return refOf(at);
}
