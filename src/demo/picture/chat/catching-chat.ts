import type { ChatAdapter, Outgoing } from '../../../chat/chat.js';

/** A message of the bot as its channel shows it now. */
export interface Caught {
  /** Of the configuration. */
  readonly channel: string;
  /** ms */
  readonly postedAt: number;
  /** As it was posted, or last edited. */
  out: Outgoing;
}

/** A chat that shows nothing to anybody and remembers what everybody would see, in the order it was posted. */
export function catchingChat(platform: string, caught: Caught[], now: () => number): ChatAdapter {
  return {
    platform,
    async start() {},
    async stop() {},
    async post({ id }, out) {
      caught.push({ channel: id, postedAt: now(), out });
      return { kind: 'sent', ref: out.nonce };
    },
    async edit({ id }, ref, out) {
      const message = caught.find((each) => each.channel === id && each.out.nonce === ref);
      if (message) message.out = out;
      return { kind: 'sent', ref };
    },
  };
}
