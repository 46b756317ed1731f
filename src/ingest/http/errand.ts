import type { FeedRequest } from '../calendar/feed.js';
import type { Delivery } from '../webhooks/sender.js';

/** A body that was admitted, read and decoded. */
export interface Arrived extends Delivery {
  /** Id of the source that sends. */
  readonly source: string;
}

/** What a request asks for once it is past the door, as data. */
export type Errand =
  | (Arrived & { readonly what: 'signals' | 'shows' })
  /** The bytes were not text; `text` is what they look like. */
  | (Arrived & { readonly what: 'unreadable'; readonly problem: string })
  | { readonly what: 'heartbeat'; readonly source: string; readonly name: string }
  | ({ readonly what: 'feed' } & FeedRequest)
  | { readonly what: 'ready' }
  | { readonly what: 'metrics' };
