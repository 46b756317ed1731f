import { setTimeout as wait } from 'node:timers/promises';
import type { Card } from '../../domain/card.js';
import { sentence } from '../../text/catalogue.js';
import { cardBlocks, type SlackMessage } from './blocks.js';
import { slackErrorName } from './interact/slack-error.js';
import type { Mention } from './mention.js';
import { type PictureDesk, uploadPicture, withLine } from './picture.js';
import type { Reader } from './rich-text.js';

/** A message ready to go; where it shows a picture, the same one without. */
export interface Pictured {
  readonly message: SlackMessage;
  readonly bare: SlackMessage | null;
}

/**
 * Slack is done with an upload a moment after it says so, usually within two seconds, and refuses to show it until then
 * (slackapi/python-slack-sdk#1521). Four tries and the bare message are the five answers an answer's address takes.
 */
export const PICTURE_PAUSES: readonly number[] = [500, 1_000, 1_500, 3_000];

/** A card as a message, its picture uploaded. Never rejects. */
export async function pictured(
  card: Card,
  desk: PictureDesk,
  reader: Reader,
  calls: readonly Mention[] = [],
): Promise<Pictured> {
  const { card: shown, picture } = await uploadPicture(card, desk, reader);
  const message = cardBlocks(shown, reader, calls, picture);
  if (picture === null) return { message, bare: null };
  return { message, bare: cardBlocks(withLine(card, reader, sentence('picture.slack-slow')), reader, calls) };
}

/** Sends a message, waiting for its picture to be usable; without it where that takes too long. Rejects as `send` does. */
export async function showPictured<T>(
  { message, bare }: Pictured,
  pauses: readonly number[],
  send: (message: SlackMessage) => Promise<T>,
): Promise<T> {
  if (bare === null) return send(message);
  for (const pause of pauses) {
    await wait(pause);
    try {
      return await send(message);
    } catch (error) {
      if (slackErrorName(error) !== 'invalid_blocks') throw error;
    }
  }
  return send(bare);
}
