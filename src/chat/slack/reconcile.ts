import type { WorkspaceContext } from './context.js';
import { isOfNotice, type NoticeName } from './metadata.js';
import type { MessageAt } from './refs.js';

const PAGE = 200;
/** Slack's clock and ours need not agree. */
const EARLIER_MS = 60_000;

export interface Sought {
  readonly notice: NoticeName;
  /** Where it was posted to: a channel's id, or a user's. */
  readonly channel: string;
  /** The message it belongs under. */
  readonly threadTs: string | null;
  /** When the send began, ms. */
  readonly since: number;
}

/**
 * Looks whether a message that may have been posted is there: by this bot, with the notice in its metadata. null: it is
 * not. Rejects as Slack does.
 */
export async function findPosted(sought: Sought, context: WorkspaceContext): Promise<MessageAt | null> {
  const { workspace, directory, gate } = context;
  const { client } = workspace;
  const me = await gate.run('auth.test', null, () => workspace.identity());
  const channel = /^[UW]/u.test(sought.channel) ? await directory.directMessages(sought.channel) : sought.channel;
  const window = {
    channel,
    oldest: ((sought.since - EARLIER_MS) / 1000).toFixed(6),
    include_all_metadata: true,
    limit: PAGE,
  };
  let cursor: string | undefined;
  do {
    const page = { ...window, ...(cursor ? { cursor } : {}) };
    const { threadTs } = sought;
    const answer =
      threadTs === null
        ? await gate.run('conversations.history', null, () => client.conversations.history(page))
        : await gate.run('conversations.replies', null, () => client.conversations.replies({ ...page, ts: threadTs }));
    for (const { ts, bot_id, user, metadata } of answer.messages ?? []) {
      const ours = bot_id === me.botId || user === me.botUserId;
      if (ts && ours && isOfNotice(metadata, sought.notice)) return { channel, ts };
    }
    cursor = answer.response_metadata?.next_cursor;
  } while (cursor);
  return null;
}
