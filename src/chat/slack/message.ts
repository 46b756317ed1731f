import type { Channel } from '../../domain/channel.js';
import type { Outgoing } from '../chat.js';
import { findCalled } from './called.js';
import { pictureDesk, placeOf, readerOf, type WorkspaceContext } from './context.js';
import { type Pictured, pictured } from './show-pictured.js';

/** What is posted or put in place of what was: the card with those it calls. Rejects where who is called must be waited for. */
export async function messageOf(channel: Channel, out: Outgoing, context: WorkspaceContext): Promise<Pictured> {
  const reader = readerOf(channel, context);
  const { mentions, notes } = await findCalled(out.calls, context, placeOf(channel, context), reader);
  const card = notes.length === 0 ? out.card : { ...out.card, text: [...out.card.text, ...notes] };
  return pictured(card, pictureDesk(context), reader, mentions);
}
