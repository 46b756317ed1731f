import type { MessageBody } from './message.js';
import { type PostedMessage, readMessage } from './read.js';

/** Does a message show what would be posted? Discord trims what it is given. */
export function shows(message: PostedMessage, body: MessageBody): boolean {
  const wanted = asPosted(body);
  return (
    sameWords(message, body) &&
    message.customIds.join('\n') === wanted.customIds.join('\n') &&
    message.labels.join('\n') === wanted.labels.join('\n')
  );
}

export function sameWords(message: PostedMessage, body: MessageBody): boolean {
  const wanted = asPosted(body);
  const parts = (each: PostedMessage) => [each.content, each.title, each.description].map((part) => part.trim());
  return parts(message).join('\0') === parts(wanted).join('\0');
}

function asPosted(body: MessageBody): PostedMessage {
  const read = readMessage({ id: '0', ...body });
  if (!read) throw new Error('a message body could not be read as a message');
  return read;
}
