import type { Channel } from '../../domain/channel.js';
import type { Outgoing } from '../chat.js';
import type { WorkspaceContext } from './context.js';
import { messageOf } from './message.js';
import { noticeMetadata } from './metadata.js';
import type { MessageAt } from './refs.js';
import { showPictured } from './show-pictured.js';

/** Puts a message as it is now in place of what stands there. Rejects as Slack does. */
export async function update(channel: Channel, at: MessageAt, out: Outgoing, context: WorkspaceContext): Promise<void> {
  const message = await messageOf(channel, out, context);
  const { client } = context.workspace;
  await showPictured(message, context.picturePauses, (shown) =>
    context.gate.run('chat.update', null, () => client.chat.update({ ...at, ...shown, metadata: noticeMetadata(out) })),
  );
}
