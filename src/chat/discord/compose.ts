import type { Channel } from '../../domain/channel.js';
import type { Logger } from '../../lib/log.js';
import type { Outgoing } from '../chat.js';
import { CALLS_NOBODY, type CalledIds } from './calls.js';
import { markOf } from './custom-id.js';
import { cardMessage, lineMessage, type MessageBody } from './message.js';
import { drawPicture, type Picture } from './picture.js';
import type { Reader } from './rich-markup.js';

export function readerOf(channel: Channel, now: number): Reader {
  return { lang: channel.lang, zone: channel.zone, now };
}

interface How {
  readonly calls?: CalledIds;
  /** Nobody's phone rings for it. */
  readonly quiet?: boolean;
}

/** As `compose`, with the card's picture. Never rejects. */
export async function composeDrawn(
  out: Outgoing,
  reader: Reader,
  log: Pick<Logger, 'error'>,
  how: How = {},
): Promise<MessageBody> {
  const { card, picture } = await drawPicture(out.card, reader, log);
  return compose({ ...out, card }, reader, how, picture);
}

/** What is said: a card with its controls, or a bare line. */
export function compose(
  out: Outgoing,
  reader: Reader,
  { calls = CALLS_NOBODY, quiet = false }: How = {},
  picture: Picture | null = null,
): MessageBody {
  if (out.kind === 'line' || out.kind === 'word') return lineMessage(out.card, reader, { calls, quiet });
  return cardMessage(out.card, reader, { mark: markOf(out.nonce), calls, picture });
}
