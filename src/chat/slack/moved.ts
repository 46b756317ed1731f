import type { Channel } from '../../domain/channel.js';
import type { WorkspaceContext } from './context.js';
import type { Failure } from './errors.js';

/**
 * Was it refused by a place the channel's address no longer means? Another channel may have the name by now, or the
 * configuration another address.
 */
export async function isElsewhere(
  failed: Failure,
  channel: Channel,
  id: string,
  { directory }: WorkspaceContext,
): Promise<boolean> {
  // A person's id and that of the conversation with them are one place.
  if (failed.kind !== 'failed' || failed.scope !== 'channel' || channel.address.startsWith('@')) return false;
  directory.forget(channel.address);
  const now = await directory.channel(channel.address).catch(() => id);
  return now !== id;
}
