import type { Channel } from '../../domain/channel.js';
import type { SendResult } from '../../domain/notice.js';
import { movesAlong, type Outgoing } from '../chat.js';
import { placeOf, type WorkspaceContext } from './context.js';
import { failure } from './errors.js';
import { isElsewhere } from './moved.js';
import { post } from './post.js';
import { readRef } from './refs.js';
import { update } from './update.js';

/** Puts the card as it is now in place of what stands there, or into the channel where that is another by now. */
export async function edit(
  channel: Channel,
  ref: string,
  out: Outgoing,
  context: WorkspaceContext,
): Promise<SendResult> {
  const at = readRef(ref);
  if (!at) {
    if (movesAlong(out)) return post(channel, out, context);
    return { kind: 'failed', why: `"${ref}" is no message of Slack`, scope: 'notice', fix: null };
  }
  try {
    await update(channel, at, out, context);
    return { kind: 'sent', ref };
  } catch (error) {
    const failed = failure(error, placeOf(channel, context));
    if (movesAlong(out) && (await isElsewhere(failed, channel, at.channel, context)))
      return post(channel, out, context);
    return failed;
  }
}
