import type { Channel } from '../../domain/channel.js';
import type { Outgoing } from '../chat.js';
import { CALLS_NOBODY, type CalledIds } from './calls.js';
import { markOf } from './custom-id.js';
import { cardMessage, lineMessage, type MessageBody } from './message.js';
import type { Reader } from './rich-markup.js';

export function readerOf(channel: Channel, now: number): Reader {
  return { lang: channel.lang, zone: channel.zone, now };
}

/** What is said: a card with its controls, or a bare line. `quiet`: nobody's phone rings for it. */
export function compose(
  out: Outgoing,
  reader: Reader,
  { calls = CALLS_NOBODY, quiet = false }: { readonly calls?: CalledIds; readonly quiet?: boolean } = {},
): MessageBody {
  if (out.kind === 'line' || out.kind === 'word') return lineMessage(out.card, reader, { calls, quiet });
  return cardMessage(out.card, reader, { mark: markOf(out.nonce), calls });
}
