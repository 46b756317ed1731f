import type { Channel } from '../../domain/channel.js';
import type { Parts } from './parts.js';
import type { Ref } from './refs.js';
import { isOutOfReach } from './refusal.js';

/**
 * Is a message out of reach because the channel's address no longer means the place it stands in? Another channel may
 * have the name by now, or the configuration another address.
 */
export async function isElsewhere(error: unknown, { directory }: Parts, channel: Channel, ref: Ref): Promise<boolean> {
  if (!isOutOfReach(error) || channel.address.startsWith('@')) return false;
  directory.forget(channel);
  const place = await directory.place(channel).catch(() => null);
  if (!place) return false;
  // Of a forum each post is a place of its own.
  return place.kind === 'forum' ? ref.channel !== ref.message : place.id !== ref.channel;
}
