import type { Course } from './course.js';
import { discordNonce, markOf } from './custom-id.js';
import type { Attempt } from './fixes.js';
import { NONCE_MS } from './limits.js';
import type { MessageBody } from './message.js';
import type { Parts } from './parts.js';
import type { PostedMessage } from './read.js';
import { findMessage } from './reconcile.js';
import { shows } from './same-message.js';

/** One message into one channel or thread. */
export interface Once {
  readonly channel: string;
  readonly replyTo: string | null;
  /** Stable however often it is tried; another for each message. */
  readonly nonce: string;
  /** An earlier send began then and may have arrived; null: none did. */
  readonly uncertainSince: number | null;
  readonly doing: Attempt['doing'];
}

/**
 * Posts a message that its readers see once, however often this is tried: Discord itself refuses the double while it
 * remembers the nonce, after that the message is looked for. One that is there already is brought up to date.
 */
export async function sendOnce(parts: Parts, course: Course, body: MessageBody, once: Once): Promise<PostedMessage> {
  const { channel, replyTo, nonce, uncertainSince } = once;
  const found = uncertainSince === null ? null : await lookFor(parts, course, body, once, uncertainSince);
  course.writes(once.doing);
  const message = found ?? (await parts.api.send(channel, body, { nonce: discordNonce(nonce), replyTo }));
  course.done();
  // Of a first send nothing can be there but what was sent.
  if (uncertainSince !== null && !shows(message, body)) {
    course.writes('edit');
    await parts.api.edit(channel, message.id, body);
  }
  return message;
}

async function lookFor(
  { api, directory, now }: Parts,
  course: Course,
  body: MessageBody,
  { channel, nonce }: Once,
  since: number,
): Promise<PostedMessage | null> {
  if (now() - since < NONCE_MS) return null;
  course.reads('look');
  return findMessage(api, directory, channel, { body, mark: markOf(nonce), since });
}
