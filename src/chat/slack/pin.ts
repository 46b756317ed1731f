import type { WorkspaceContext } from './context.js';
import { failure, type Place } from './errors.js';
import { type MessageAt, refOf } from './refs.js';

/** Pins a message to its channel. It is there, pinned or not: what goes wrong is only logged. */
export async function pin(at: MessageAt, context: WorkspaceContext, place: Place): Promise<void> {
  const { client } = context.workspace;
  try {
    await context.gate.run('pins.add', null, () => client.pins.add({ channel: at.channel, timestamp: at.ts }));
  } catch (error) {
    const { why } = failure(error, place);
    if (why !== 'already_pinned') context.log.warn({ ref: refOf(at), why }, 'the card is not pinned');
  }
}
