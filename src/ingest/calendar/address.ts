import { type FeedAddress, type FeedName, feedPath } from '../../domain/oncall/feed.js';
import { feedKey } from './feed-key.js';

/** What feeds are made with; null: not set. */
export interface FeedSettings {
  /** At least 32 characters. */
  readonly secret: string | null;
  /** Where calendars reach this bot, without a slash at its end. */
  readonly publicUrl: string | null;
}

export const NO_FEEDS: FeedSettings = { secret: null, publicUrl: null };

/** The whole address of a feed, its key included. */
export function feedAddress({ secret, publicUrl }: FeedSettings, feed: FeedName): FeedAddress {
  if (secret === null) return { missing: 'secret' };
  if (publicUrl === null) return { missing: 'url' };
  return { url: `${publicUrl}${feedPath(feed)}?key=${feedKey(secret, feed)}` };
}
