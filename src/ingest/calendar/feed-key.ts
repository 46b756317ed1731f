import { createHmac, timingSafeEqual } from 'node:crypto';
import { type FeedName, feedText } from '../../domain/oncall/feed.js';

/** What the address of a feed proves itself by: nobody makes one up who does not know the secret. */
export function feedKey(secret: string, feed: FeedName): string {
  return createHmac('sha256', secret)
    .update(`tocsin calendar feed ${feedText(feed)}`)
    .digest('base64url');
}

/** Compared in constant time; a missing key is a wrong one. */
export function isFeedKey(secret: string, feed: FeedName, given: string | null): boolean {
  const right = Buffer.from(feedKey(secret, feed));
  const typed = Buffer.from(given ?? '');
  if (typed.length === right.length) return timingSafeEqual(typed, right);
  timingSafeEqual(right, right);
  return false;
}
