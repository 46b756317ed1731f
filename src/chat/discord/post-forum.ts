import type { Channel } from '../../domain/channel.js';
import { richText } from '../../text/time-text.js';
import type { Outgoing } from '../chat.js';
import { readerOf } from './compose.js';
import type { Course } from './course.js';
import { markOf } from './custom-id.js';
import { cutText } from './cut.js';
import { tagsFor } from './level-tags.js';
import { LIMITS } from './limits.js';
import type { MessageBody } from './message.js';
import type { Parts } from './parts.js';
import type { Place } from './read.js';
import { findPost } from './reconcile.js';
import { refText } from './refs.js';
import { shows } from './same-message.js';
import { threadName } from './title.js';

/**
 * A post of its own in a forum, with the card as its first message; its ref. Discord takes no nonce for posts, so one
 * that may be there is always looked for.
 */
export async function postInForum(
  parts: Parts,
  course: Course,
  channel: Channel,
  forum: Place,
  out: Outgoing,
  body: MessageBody,
): Promise<string> {
  const { api, directory, tags } = parts;
  if (out.uncertainSince !== null) {
    course.reads('look');
    const wanted = { body, mark: markOf(out.nonce), since: out.uncertainSince };
    const found = await findPost(api, directory, forum, wanted);
    if (found) {
      course.done();
      course.writes('edit');
      if (!shows(found, body)) await api.edit(found.id, found.id, body);
      return refText({ channel: found.id, message: found.id });
    }
  }
  course.writes('post');
  const { level } = out.card;
  const id = await api.openPost(forum.id, {
    name: nameOf(out, channel, parts.now()),
    tags: tagsFor(forum, level),
    body,
  });
  tags.remember(id, forum, level);
  return refText({ channel: id, message: id });
}

/** The card's title; the bot's own words are their own. */
function nameOf({ kind, card }: Outgoing, channel: Channel, now: number): string {
  const reader = readerOf(channel, now);
  const [words] = card.text;
  if (kind !== 'word' || words === undefined) return threadName(card, reader);
  return cutText(richText(words, channel.lang, channel.zone, now).trim() || 'Tocsin', LIMITS.threadName);
}
