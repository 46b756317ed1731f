import type { ChatAdapter, Outgoing, Room } from '../../src/chat/chat.js';
import type { Channel } from '../../src/domain/channel.js';
import type { SendResult } from '../../src/domain/notice.js';

export interface Tried {
  readonly at: number;
  readonly channel: Channel;
  readonly key: string;
  readonly edit: boolean;
  readonly out: Outgoing;
  readonly result: SendResult;
}

/** A chat whose answers a test decides; it remembers every attempt and what came of it. */
export class ScriptedChat implements ChatAdapter {
  readonly tried: Tried[] = [];
  readonly rooms: { readonly near: string; readonly ref: string | null; readonly room: Room }[] = [];
  answer: (out: Outgoing, channel: Channel, edit: boolean) => SendResult | Promise<SendResult> = sent;
  keep: (room: Room, ref: string | null) => SendResult = (room, ref) => ({
    kind: 'sent',
    ref: ref ?? `C-${room.name}`,
  });

  constructor(
    readonly platform: string,
    readonly now: () => number,
  ) {}

  async start(): Promise<void> {}
  async stop(): Promise<void> {}
  post(channel: Channel, out: Outgoing): Promise<SendResult> {
    return this.#take(channel, out, false);
  }
  edit(channel: Channel, _ref: string, out: Outgoing): Promise<SendResult> {
    return this.#take(channel, out, true);
  }
  async keepRoom(near: Channel, ref: string | null, room: Room): Promise<SendResult> {
    this.rooms.push({ near: near.id, ref, room });
    return this.keep(room, ref);
  }

  /** Keys of what arrived, in order. */
  shown(channel?: string): readonly string[] {
    return this.tried
      .filter((t) => t.result.kind === 'sent' && (channel === undefined || t.channel.id === channel))
      .map((t) => t.key);
  }

  async #take(channel: Channel, out: Outgoing, edit: boolean): Promise<SendResult> {
    const at = this.now();
    const result = await this.answer(out, channel, edit);
    this.tried.push({ at, channel, key: out.nonce, edit, out, result });
    return result;
  }
}

export function sent(out: Outgoing): SendResult {
  return { kind: 'sent', ref: `m/${out.nonce}` };
}
export const REFUSED: SendResult = {
  kind: 'retry',
  afterMs: null,
  why: 'connection refused',
  scope: 'service',
  uncertain: false,
};
export const TIMED_OUT: SendResult = { ...REFUSED, why: 'timed out', uncertain: true };
export function tooMany(afterMs: number, scope: 'lane' | 'channel' | 'service' = 'lane'): SendResult {
  return { kind: 'retry', afterMs, why: 'ratelimited', scope, uncertain: false };
}
