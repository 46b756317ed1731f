import type { Message } from 'discord.js';
import { cleanText } from '../../../text/clean.js';
import { cutText } from '../cut.js';

/** As much of a message goes into a timeline. */
const WORDS_MOST = 1500;

/** `Li Wei: the truck has left`, for a timeline; null where the message holds nothing to read. */
export function messageWords(message: Message): string | null {
  const parts = [
    readable(message),
    ...message.embeds.flatMap((embed) => [embed.title ?? '', embed.description ?? '']),
    ...[...message.attachments.values()].map((file) => `${file.name} ${file.url}`),
  ];
  const words = parts
    .map((part) => cleanText(part).replace(/\s+/gu, ' ').trim())
    .filter((part) => part !== '')
    .join(' · ');
  if (words === '') return null;
  const author = cleanText(message.member?.displayName ?? message.author.displayName).trim();
  return cutText(`${author}: ${words}`, WORDS_MOST);
}

/** With names where Discord has numbers, as far as the channel is known. */
function readable(message: Message): string {
  try {
    return message.cleanContent;
  } catch {
    return message.content;
  }
}
