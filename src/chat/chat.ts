import type { Card } from '../domain/card.js';
import type { Channel } from '../domain/channel.js';
import type { SendResult } from '../domain/notice.js';

/** What is handed to a chat service. */
export interface Outgoing {
  /** Stable for one message however often it is tried: the notice's key. */
  readonly nonce: string;
  readonly card: Card;
  /** The message this one belongs under; null in the channel itself. */
  readonly thread: string | null;
  /** Chat-independent ids of people to be called by a mention. */
  readonly calls: readonly string[];
  /** An earlier send of the same nonce may have arrived: look before posting. */
  readonly uncertain: boolean;
}

/** One chat service. It shows cards and hands back what people type; it decides nothing. */
export interface ChatAdapter {
  readonly platform: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  post(channel: Channel, out: Outgoing): Promise<SendResult>;
  edit(channel: Channel, ref: string, out: Outgoing): Promise<SendResult>;
}
