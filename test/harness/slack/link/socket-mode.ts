import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { JsonObject } from '../../../../src/domain/json.js';
import type { DisconnectReason } from '../api/service.js';
import { asObject, parseJson, textAt } from '../json.js';
import type { World } from '../state/world.js';
import { type Delivery, type Parcel, undelivered } from './delivery.js';

const PING_MS = 10_000;

interface Pending {
  readonly socket: WebSocket;
  settle(delivery: Delivery): void;
  readonly startedAt: number;
  readonly timer: NodeJS.Timeout;
}

/** The WebSocket side of Socket Mode: tickets, hello, envelopes, acknowledgements, disconnects. */
export class SocketMode {
  readonly #server = new WebSocketServer({ noServer: true, autoPong: false });
  readonly #tickets = new Set<string>();
  readonly #open: WebSocket[] = [];
  readonly #leaving = new WeakSet<WebSocket>();
  readonly #pending = new Map<string, Pending>();
  #next = 0;
  /** Connections ever greeted. */
  greeted = 0;
  /** While set, nothing is sent, not even a pong. */
  silent = false;

  constructor(
    readonly world: World,
    readonly port: () => number,
  ) {}

  get count(): number {
    return this.#open.length;
  }

  /** Whether a parcel could be handed over now. */
  get ready(): boolean {
    return !this.silent && this.#usable().length > 0;
  }

  #usable(): WebSocket[] {
    return this.#open.filter((socket) => socket.readyState === WebSocket.OPEN && !this.#leaving.has(socket));
  }

  /** A URL good for one connection. */
  openLink(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return `ws://127.0.0.1:${this.port()}/link/?ticket=${ticket}&app_id=${this.world.app.id}`;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const asked = new URL(request.url ?? '/', 'http://127.0.0.1');
    const ticket = asked.searchParams.get('ticket') ?? '';
    if (asked.pathname !== '/link/' || !this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (link) => this.#welcome(link));
  }

  #welcome(link: WebSocket): void {
    this.#open.push(link);
    const ping = setInterval(() => !this.silent && link.ping('Ping from Slack'), PING_MS);
    link.on('ping', (data: Buffer) => !this.silent && link.pong(data));
    link.on('message', (data: RawData) => this.#answer(link, String(data)));
    link.on('error', () => link.terminate());
    link.on('close', () => {
      clearInterval(ping);
      this.#open.splice(this.#open.indexOf(link), 1);
      this.world.changes.changed();
    });
    if (this.silent) return;
    this.#write(link, {
      type: 'hello',
      num_connections: this.#open.length,
      debug_info: { host: 'applink-1', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: this.world.app.id },
    });
    link.ping('Ping from Slack');
    this.greeted += 1;
    this.world.changes.changed();
  }

  #write(link: WebSocket, message: JsonObject): void {
    link.send(JSON.stringify(message));
  }

  /** Hands one parcel to one connection, in turn, and waits for its acknowledgement. */
  deliver(parcel: Parcel, attempt: number): Promise<Delivery> {
    const envelopeId = randomUUID();
    const usable = this.silent ? [] : this.#usable();
    const socket = usable[this.#next++ % Math.max(usable.length, 1)];
    if (!socket) return Promise.resolve(undelivered(envelopeId, 'dispatch_failed'));
    return new Promise((resolve) => {
      const settle = (delivery: Delivery) => {
        clearTimeout(this.#pending.get(envelopeId)?.timer);
        this.#pending.delete(envelopeId);
        resolve(delivery);
      };
      const late = () => settle(undelivered(envelopeId, 'operation_timeout'));
      const timer = setTimeout(late, this.world.app.ackMs);
      this.#pending.set(envelopeId, { socket, settle, startedAt: performance.now(), timer });
      this.#write(socket, {
        envelope_id: envelopeId,
        type: parcel.type,
        accepts_response_payload: parcel.type !== 'events_api',
        ...(parcel.type === 'events_api'
          ? { retry_attempt: attempt, retry_reason: attempt === 0 ? '' : 'timeout' }
          : {}),
        payload: parcel.payload,
      });
    });
  }

  /** An acknowledgement counts on the connection its envelope went out on. */
  #answer(link: WebSocket, text: string): void {
    const message = asObject(parseJson(text));
    const envelopeId = textAt(message ?? undefined, 'envelope_id');
    const pending = this.#pending.get(envelopeId);
    if (!pending || pending.socket !== link) return;
    const payload = asObject(message?.payload);
    const ackMs = performance.now() - pending.startedAt;
    const said = payload !== null && Object.keys(payload).length > 0 ? payload : null;
    pending.settle({ envelopeId, acked: true, ackMs, failure: null, payload: said });
    this.world.changes.changed();
  }

  disconnect(reason: DisconnectReason): void {
    for (const link of this.#usable()) {
      this.#write(link, { type: 'disconnect', reason, debug_info: { host: 'applink-1' } });
      if (reason !== 'warning') this.#leaving.add(link);
    }
  }

  drop(): void {
    for (const link of [...this.#open]) link.terminate();
  }

  /** Cuts everything and gives up on what still waits for an acknowledgement. */
  stop(): void {
    this.drop();
    this.#tickets.clear();
    for (const [id, pending] of this.#pending) pending.settle(undelivered(id, 'operation_timeout'));
    this.#server.close();
  }
}
