import type { WebSocket } from 'ws';
import type { Json } from './json.js';

interface Packet {
  readonly s: number;
  readonly text: string;
}

/** A gateway session: it outlives its socket, and keeps what was sent for a resume. */
export class Session {
  #seq = 0;
  #sent: Packet[] = [];
  socket: WebSocket | null = null;
  /** Service clock, when the socket went; null while there is one. */
  detachedAt: number | null = null;

  constructor(
    readonly id: string,
    readonly intents: number,
  ) {}

  get seq(): number {
    return this.#seq;
  }

  dispatch(event: string, data: Json): void {
    this.#seq++;
    const packet = { s: this.#seq, text: JSON.stringify({ op: 0, t: event, s: this.#seq, d: data }) };
    this.#sent.push(packet);
    this.socket?.send(packet.text);
  }

  /** Sends again all that came after `seq`. */
  replay(seq: number): void {
    this.#sent = this.#sent.filter((each) => each.s > seq);
    for (const packet of this.#sent) this.socket?.send(packet.text);
  }
}
