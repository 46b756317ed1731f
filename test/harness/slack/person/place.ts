import type { JsonObject } from '../../../../src/domain/json.js';
import type { SeenMessage, SeenView } from '../api/seen.js';
import { objectsAt } from '../json.js';
import { allBlocks, inMessage, inView } from '../link/payloads.js';
import type { Channel } from '../state/channel.js';
import type { Message } from '../state/message.js';
import type { View } from '../state/view.js';
import type { Stage } from './stage.js';

/** What a person has before them: its blocks now, what they chose there, and what the app is told of it. */
export interface Place {
  readonly what: string;
  readonly blocks: JsonObject[];
  readonly values: View['values'];
  readonly context: JsonObject;
  readonly inModal: boolean;
  /** Null in views, which have no response URL. */
  readonly message: { readonly channel: Channel; readonly message: Message } | null;
}

/** The message as it is now, if this person can see it. */
export function messageBefore(stage: Stage, seen: SeenMessage): { channel: Channel; message: Message } {
  const { team, user } = stage;
  const channel = team.channels.get(seen.channel);
  const message = channel?.messages.get(seen.ts) ?? channel?.ephemerals.find((entry) => entry.ts === seen.ts);
  if (!channel || !message || message.deleted) throw new Error(`the message ${seen.ts} is gone: ${seen.text}`);
  if (message.ephemeralTo !== null && message.ephemeralTo !== user.id)
    throw new Error(`only ${message.ephemeralTo} sees the message ${seen.ts}, not ${user.id}`);
  if (!channel.members.has(user.id)) throw new Error(`${user.id} is not in #${channel.name}`);
  return { channel, message };
}

/** Chosen in messages, by person and message. */
const chosen = new WeakMap<Message, Map<string, View['values']>>();

export function placeOf(stage: Stage, on: SeenMessage | SeenView): Place {
  const { world, team, user } = stage;
  if ('ts' in on) {
    const { channel, message } = messageBefore(stage, on);
    const byUser = chosen.get(message) ?? new Map<string, View['values']>();
    chosen.set(message, byUser);
    const values: View['values'] = byUser.get(user.id) ?? new Map();
    byUser.set(user.id, values);
    const context = inMessage(world, team, channel, message);
    const what = `the message ${message.ts}`;
    return { what, blocks: allBlocks(message), values, context, inModal: false, message: { channel, message } };
  }
  const view = team.views.get(on.id);
  if (!view || view.user !== user.id) throw new Error(`${user.id} does not see the view "${on.title}" any more`);
  const blocks = objectsAt(view.body, 'blocks');
  const context = inView(world, team, view);
  const inModal = view.type === 'modal';
  return { what: `the ${view.type} "${on.title}"`, blocks, values: view.values, context, inModal, message: null };
}
