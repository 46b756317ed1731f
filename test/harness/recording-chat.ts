import type { ChatAdapter, Outgoing } from '../../src/chat/chat.js';
import type { Card, Rich } from '../../src/domain/card.js';
import type { Channel } from '../../src/domain/channel.js';
import type { SendResult } from '../../src/domain/notice.js';
import { richText } from '../../src/text/time-text.js';

export interface Seen {
  readonly channel: string;
  readonly ref: string;
  readonly out: Outgoing;
  readonly edit: boolean;
}

/** A chat that remembers what a reader would see; `answer` decides what a send comes to. */
export class RecordingChat implements ChatAdapter {
  readonly platform = 'console';
  /** Every send and edit, in order. */
  readonly seen: Seen[] = [];
  /** The card that stands at each message now. */
  readonly messages = new Map<
    string,
    { readonly channel: string; readonly card: Card; readonly thread: string | null }
  >();
  answer: (out: Outgoing, channel: Channel) => SendResult | Promise<SendResult> = (out) => ({
    kind: 'sent',
    ref: out.nonce,
  });

  async start(): Promise<void> {}
  async stop(): Promise<void> {}
  post(channel: Channel, out: Outgoing): Promise<SendResult> {
    return this.#take(channel, out, false);
  }
  edit(channel: Channel, _ref: string, out: Outgoing): Promise<SendResult> {
    return this.#take(channel, out, true);
  }

  async #take(channel: Channel, out: Outgoing, edit: boolean): Promise<SendResult> {
    const result = await this.answer(out, channel);
    if (result.kind === 'sent') {
      this.seen.push({ channel: channel.id, ref: result.ref, out, edit });
      this.messages.set(result.ref, { channel: channel.id, card: out.card, thread: out.thread });
    }
    return result;
  }

  /** Titles of the cards standing in a channel, lines in threads left out. */
  cards(channel: string): readonly string[] {
    return [...this.messages.values()]
      .filter((m) => m.channel === channel && m.thread === null)
      .map((m) => m.card.title);
  }
}

export function cardText(card: Card): string {
  const plain = (rich: Rich) => richText(rich, 'en', 'Asia/Shanghai', 0);
  return [
    card.badge ?? '',
    card.title,
    ...card.text.map(plain),
    ...card.fields.map((f) => `${f.name}: ${plain(f.value)}`),
  ].join('\n');
}
