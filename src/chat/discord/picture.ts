import { DiscordAPIError, HTTPError, type RawFile, RESTJSONErrorCodes } from 'discord.js';
import type { Card } from '../../domain/card.js';
import type { Say } from '../../domain/text.js';
import type { Logger } from '../../lib/log.js';
import { sentence } from '../../text/catalogue.js';
import { cleanText } from '../../text/clean.js';
import { say } from '../../text/say.js';
import { cutText } from './cut.js';
import { LIMITS } from './limits.js';
import type { Reader } from './rich-markup.js';

/** A picture as it goes along with a message. */
export interface Picture {
  readonly name: string;
  readonly alt: string;
  readonly data: Uint8Array;
}

/** A card and its picture, drawn; null where it has none, or none that can be had. Never rejects. */
export async function drawPicture(
  card: Card,
  reader: Reader,
  log: Pick<Logger, 'error'>,
): Promise<{ readonly card: Card; readonly picture: Picture | null }> {
  const { image } = card;
  if (image === undefined) return { card, picture: null };
  try {
    const data = await image.make();
    return { card, picture: { name: image.name, alt: cutText(cleanText(image.alt), LIMITS.attachmentAlt), data } };
  } catch (error) {
    log.error({ err: error, picture: image.name }, 'a picture could not be drawn');
    return { card: withLine(card, reader, sentence('picture.not-drawn')), picture: null };
  }
}

/** The same card, with one more line of text. */
export function withLine(card: Card, { lang, zone }: Reader, said: Say): Card {
  return { ...card, text: [...card.text, say(lang, zone, said)] };
}

export function fileOf({ name, data }: Picture): RawFile {
  return { name, data: Buffer.from(data), contentType: 'image/png' };
}

const REFUSED: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.RequestEntityTooLarge,
]);

/** Is it the file that Discord did not take? Without it the same message may go. */
export function refusesFile(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 413 || REFUSED.has(error.code);
  return error instanceof HTTPError && error.status === 413;
}
