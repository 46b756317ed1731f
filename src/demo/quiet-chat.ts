import type { ChatAdapter, Outgoing } from '../chat/chat.js';
import type { Card } from '../domain/card.js';
import type { Channel } from '../domain/channel.js';

/** What was handed to the chat, by what became of it. */
export interface Delivered {
  posted: number;
  edited: number;
}

export interface QuietChatOptions {
  /** The channel that is shown whole. */
  readonly main: string;
  /** ms */
  now(): number;
  /** A card was posted to another channel. */
  elsewhere(channel: Channel, card: Card): void;
  readonly delivered: Delivered;
}

/** An edit that changes nothing but figures is shown this often at the most, ms of the evening. */
const FIGURES_EVERY_MS = 5 * 60_000;

/**
 * A chat has a screen for each channel, threads that are folded, and edits cards silently. The demo has one screen
 * that only grows. So one channel is shown whole, except edits of figures alone (now and then), what comes to cards
 * whose incident is over, and thread lines that say what the card beside them says; of the other channels what makes a
 * noise there: calls, and that a card was posted. Everything is delivered and counted.
 */
export function quietChat(chat: ChatAdapter, options: QuietChatOptions): ChatAdapter {
  const { main, now, delivered } = options;
  const shown = new Map<string, { readonly face: string; readonly at: number }>();
  return {
    platform: chat.platform,
    start: () => chat.start(),
    stop: () => chat.stop(),
    async post(channel: Channel, out: Outgoing) {
      delivered.posted++;
      const sent = { kind: 'sent', ref: out.nonce } as const;
      if (out.calls.people.length + out.calls.groups.length > 0) return chat.post(channel, out);
      if (out.thread !== null) {
        const said = shown.get(out.thread)?.at === now();
        return channel.id === main && !said ? chat.post(channel, out) : sent;
      }
      shown.set(out.nonce, { face: faceOf(out.card), at: now() });
      if (channel.id === main) return chat.post(channel, out);
      options.elsewhere(channel, out.card);
      return sent;
    },
    async edit(channel: Channel, ref: string, out: Outgoing) {
      delivered.edited++;
      const face = faceOf(out.card);
      const last = shown.get(ref);
      const quiet = face === last?.face && (isOver(out.card) || now() - last.at < FIGURES_EVERY_MS);
      if (channel.id !== main || quiet) return { kind: 'sent', ref };
      shown.set(ref, { face, at: now() });
      return isClosed(out.card) ? { kind: 'sent', ref } : chat.edit(channel, ref, out);
    },
  };
}

/** What a reader would look up for: the level, and what may be done now. */
function faceOf(card: Card): string {
  return JSON.stringify([card.level, card.title, card.buttons]);
}

/** Nobody can be called any more. */
function isOver(card: Card): boolean {
  return !card.buttons.some(({ command }) => command.startsWith('escalate '));
}

/** Nothing can be done any more but ask why. */
function isClosed(card: Card): boolean {
  return card.buttons.length === 1;
}
