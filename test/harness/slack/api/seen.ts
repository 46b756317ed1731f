import type { JsonObject } from '../../../../src/domain/json.js';

/** What a reader sees. All of these are snapshots: ask the channel again after a change. */

/** Live markup that calls somebody. Escaped text never yields one. */
export interface Mention {
  readonly kind: 'user' | 'group' | 'channel' | 'here' | 'everyone';
  /** User or user group id; the word itself for the rest. */
  readonly id: string;
}

/** Something to press or choose from. */
export interface Control {
  /** `button`, `static_select`, `overflow`, … */
  readonly type: string;
  readonly blockId: string;
  readonly actionId: string;
  /** A button's words, a menu's placeholder, empty for an overflow menu. */
  readonly label: string;
  readonly value: string | null;
  readonly url: string | null;
  readonly style: string | null;
  readonly options: readonly { readonly label: string; readonly value: string }[];
  /** Whether it asks before it acts. */
  readonly confirms: boolean;
}

/** Who looks: dates are shown in this zone and language. */
export interface Reader {
  readonly tz?: string;
  readonly locale?: string;
}

export interface SeenMessage {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
  /** The root's ts of a reply; null for a message of its own. */
  readonly threadTs: string | null;
  /** A reply shown in the channel as well. */
  readonly broadcast: boolean;
  readonly user: string;
  readonly botId: string | null;
  /** Everything a reader sees, rendered: header, sections, fields, context, [buttons], attachments. */
  readonly text: string;
  /** The same as another reader sees it; `text` is for Asia/Shanghai and en-US. */
  textFor(reader: Reader): string;
  /** The `text` argument: what a notification shows. */
  readonly fallback: string;
  readonly mentions: readonly Mention[];
  readonly controls: readonly Control[];
  /** Colours of attachments, `#rrggbb` or Slack's words. */
  readonly colors: readonly string[];
  readonly metadata: { readonly eventType: string; readonly payload: JsonObject } | null;
  /** How often it was edited. */
  readonly edits: number;
  readonly deleted: boolean;
  /** Only this person sees it; null for everybody. */
  readonly ephemeralTo: string | null;
  readonly reactions: Readonly<Record<string, readonly string[]>>;
  /** Times of posting and of the last change, ms by the service's clock. */
  readonly postedAt: number;
  readonly changedAt: number;
  readonly replyCount: number;
  /** The message as the Web API shows it. */
  readonly raw: JsonObject;
}

export interface Bookmark {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly emoji: string;
}

/** One channel, private channel or direct conversation, live: each reading is the present state. */
export interface SeenChannel {
  readonly id: string;
  /** Without `#`; a direct conversation has the user's id. */
  readonly name: string;
  readonly isPrivate: boolean;
  readonly archived: boolean;
  readonly topic: string;
  readonly purpose: string;
  /** User ids, the bot's included. */
  readonly members: readonly string[];
  readonly pins: readonly SeenMessage[];
  readonly bookmarks: readonly Bookmark[];
  /** How many messages the bot ever posted here, replies included, edits and ephemeral ones not. */
  readonly posted: number;
  /** Shown in the channel itself: top level and broadcast replies, oldest first, deleted ones and Slack's own notes left out. */
  messages(): readonly SeenMessage[];
  /** Replies under a message, oldest first, the root left out. */
  thread(root: string | SeenMessage): readonly SeenMessage[];
  /** Ephemeral messages a person saw, oldest first; replaced and deleted ones gone. */
  ephemeral(user: string): readonly SeenMessage[];
  /** Messages taken away again. */
  deleted(): readonly SeenMessage[];
  /** The message as it is now; throws with a dump where there is none. */
  message(ts: string | SeenMessage): SeenMessage;
  /** Waits until `find` yields something (not false, null, undefined) and returns it; rejects with `dump()`. Default 5000 ms. */
  waitFor<T>(find: (channel: SeenChannel) => T | false | null | undefined, ms?: number): Promise<T>;
  /** Waits for the newest message, replies included, whose rendered text matches. */
  waitForMessage(match: RegExp | string | ((message: SeenMessage) => boolean), ms?: number): Promise<SeenMessage>;
  /** What a reader sees now, for error messages. */
  dump(): string;
}

/** A modal or Home as a person sees it. */
export interface SeenView {
  readonly team: string;
  readonly user: string;
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly callbackId: string;
  readonly privateMetadata: string;
  /** Empty for Home. */
  readonly title: string;
  /** Words of the buttons; null where there is none. */
  readonly submit: string | null;
  readonly close: string | null;
  readonly text: string;
  textFor(reader: Reader): string;
  readonly mentions: readonly Mention[];
  readonly controls: readonly Control[];
  readonly hash: string;
  /** Errors under inputs, by block id, after a submission that was refused. */
  readonly errors: Readonly<Record<string, string>>;
  readonly raw: JsonObject;
}

/** A file of the workspace. */
export interface SeenFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly bytes: Uint8Array;
}

/** One call of the Web API. */
export interface CallRecord {
  readonly method: string;
  readonly team: string | null;
  readonly args: JsonObject;
  /** `ok`, an error name, or `http 503`, `dropped`, `hung`. */
  readonly result: string;
  /** ms by the service's clock. */
  readonly at: number;
}

/** One delivery to the app and how it answered. */
export interface AckRecord {
  /** `events_api`, `interactive`, `slash_commands`. */
  readonly type: string;
  /** The event's or interaction's own type: `app_home_opened`, `block_actions`, `/risk`. */
  readonly name: string;
  readonly envelopeId: string;
  readonly attempt: number;
  /** Real ms until the acknowledgement; Infinity where none came in time. */
  readonly ackMs: number;
}
