import type { JsonObject } from '../../../../src/domain/json.js';

/** One message as the service keeps it. */
export interface Message {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly botId: string | null;
  /** `channel_join`, `channel_topic`, …: what Slack writes itself. Null for what somebody wrote. */
  readonly subtype: string | null;
  readonly threadTs: string | null;
  readonly broadcast: boolean;
  readonly ephemeralTo: string | null;
  readonly postedAt: number;
  text: string;
  blocks: JsonObject[] | null;
  attachments: JsonObject[];
  metadata: JsonObject | null;
  edited: { readonly user: string; readonly ts: string } | null;
  edits: number;
  deleted: boolean;
  changedAt: number;
  /** Emoji to the users who reacted with it. */
  readonly reactions: Map<string, string[]>;
}

/** What a message says; the rest of it is where and whose. */
export interface Content {
  readonly text: string;
  readonly blocks: JsonObject[] | null;
  readonly attachments: JsonObject[];
  readonly metadata: JsonObject | null;
}

export function isReply(message: Message): boolean {
  return message.threadTs !== null && message.threadTs !== message.ts;
}
