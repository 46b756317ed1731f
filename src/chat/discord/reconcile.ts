import type { Api } from './api.js';
import { readCustomId } from './custom-id.js';
import type { Directory } from './directory.js';
import { LIMITS, LOOK_BEFORE_MS, LOOK_PAGES, LOOK_POSTS } from './limits.js';
import type { MessageBody } from './message.js';
import type { Place, PostedMessage } from './read.js';
import { isUnknownChannel, isUnknownMessage } from './refusal.js';
import { sameWords } from './same-message.js';
import { later, snowflakeAt, timeOf } from './snowflake.js';

/** What is looked for: the body that would be posted, under its mark where it has controls to carry it. */
export interface Wanted {
  readonly body: MessageBody;
  readonly mark: string;
  /** When the earlier send began, ms. */
  readonly since: number;
}

/**
 * The message an earlier send left in a channel or thread; null where it never arrived. From the time of the send
 * onwards, because that is where it stands however much was said since.
 */
export async function findMessage(
  api: Api,
  directory: Directory,
  channel: string,
  wanted: Wanted,
): Promise<PostedMessage | null> {
  const me = await directory.me();
  let after = snowflakeAt(wanted.since - LOOK_BEFORE_MS);
  for (let page = 0; page < LOOK_PAGES; page++) {
    const messages = await api.messagesAfter(channel, after);
    const found = messages.find((message) => message.authorId === me && isIt(message, wanted));
    if (found) return found;
    if (messages.length < LIMITS.page) return null;
    after = messages.map(({ id }) => id).reduce(later, after);
  }
  return null;
}

/** The post an earlier send left in a forum, by its first message. */
export async function findPost(
  api: Api,
  directory: Directory,
  forum: Place,
  wanted: Wanted,
): Promise<PostedMessage | null> {
  const guilds = forum.guildId === null ? await directory.guilds() : [forum.guildId];
  const active = (await Promise.all(guilds.map((guild) => api.activeThreads(guild)))).flat();
  const archived = await api.archivedThreads(forum.id);
  const posts = [...active, ...archived]
    .filter((post) => post.parentId === forum.id && timeOf(post.id) >= wanted.since - LOOK_BEFORE_MS)
    .sort((a, b) => timeOf(a.id) - timeOf(b.id))
    .slice(0, LOOK_POSTS);
  const me = await directory.me();
  for (const { id } of posts) {
    const first = await api.message(id, id).catch((error: unknown) => {
      // Deleted meanwhile, by whoever began it.
      if (isUnknownChannel(error) || isUnknownMessage(error)) return null;
      throw error;
    });
    if (first?.authorId === me && isIt(first, wanted)) return first;
  }
  return null;
}

function isIt(message: PostedMessage, { body, mark }: Wanted): boolean {
  if (message.customIds.some((id) => readCustomId(id)?.mark === mark)) return true;
  return body.components.length === 0 && message.customIds.length === 0 && sameWords(message, body);
}
