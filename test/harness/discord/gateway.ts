import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isJson, type Json, json, number, string } from './json.js';
import { chunkOf } from './member-chunk.js';
import { Presences } from './presences.js';
import { forbidden } from './privileged.js';
import { readyOf } from './ready.js';
import { wholeGuild } from './render-guild.js';
import { intents, type Service } from './service.js';
import { Session } from './session.js';

/** How long a session without a socket can be resumed, by the service's clock. */
const resumableMs = 3 * 60_000;
/** Codes after which a client may not resume. */
const ending: ReadonlySet<number> = new Set([1000, 1001, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014]);

interface Connection {
  readonly socket: WebSocket;
  session: Session | null;
  /** Real times of the newest packets received, for 120 a minute. */
  packets: number[];
}

/** Gateway v10, one shard, JSON. */
export class Gateway {
  readonly #wss = new WebSocketServer({ noServer: true });
  readonly #connections = new Set<Connection>();
  #session: Session | null = null;
  #muted = false;
  identified = 0;
  resumed = 0;
  heartbeats = 0;
  intents = 0;
  readonly closed: number[] = [];
  readonly presences: Presences;

  constructor(
    readonly service: Service,
    readonly url: () => string,
  ) {
    this.presences = new Presences(service);
  }

  get connections(): number {
    return this.#connections.size;
  }

  /** A session is there and has its socket. */
  get online(): boolean {
    return this.#session?.socket != null;
  }

  mute(muted: boolean): void {
    this.#muted = muted;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#wss.handleUpgrade(request, socket, head, (ws) =>
      this.#welcome(ws, new URL(request.url ?? '/', 'ws://gateway')),
    );
  }

  /** Keeps the event for a resume while the bot is away; nobody hears it when it never came. */
  dispatch(event: string, data: Json, intent: number): void {
    const session = this.#session;
    if (session === null || (intent !== 0 && (session.intents & intent) === 0)) return;
    session.dispatch(event, data);
  }

  /** Closes every socket with a code; 1006 cuts them without a word. */
  close(code: number): void {
    if (ending.has(code) && code !== 1001) this.#session = null;
    for (const connection of [...this.#connections]) {
      this.closed.push(code);
      this.#leave(connection, false);
      if (code === 1006) connection.socket.terminate();
      else connection.socket.close(code);
    }
  }

  /** Opcode 7. */
  reconnectRequest(): void {
    this.#toAll({ op: 7, d: null });
  }

  /** Opcode 9; the socket stays, without its session. */
  invalidate(resumable: boolean): void {
    for (const connection of this.#connections) this.#detach(connection);
    if (!resumable) this.#session = null;
    this.#toAll({ op: 9, d: resumable });
    this.service.waits.changed();
  }

  #toAll(packet: Json): void {
    for (const { socket } of this.#connections) socket.send(JSON.stringify(packet));
  }

  #welcome(socket: WebSocket, url: URL): void {
    const connection: Connection = { socket, session: null, packets: [] };
    this.#connections.add(connection);
    socket.on('message', (raw) => this.#receive(connection, raw.toString()));
    socket.on('close', (code) => this.#leave(connection, code === 1000 || code === 1001));
    socket.on('error', () => socket.terminate());
    if (url.searchParams.get('v') !== '10') return this.#drop(connection, 4012);
    if ((url.searchParams.get('encoding') ?? 'json') !== 'json' || url.searchParams.has('compress'))
      this.#blame('connect', `the fake speaks plain JSON only, not ${url.search}`);
    socket.send(
      JSON.stringify({ op: 10, d: { heartbeat_interval: this.service.options.heartbeat ?? 41_250, _trace: [] } }),
    );
    this.service.waits.changed();
  }

  #receive(connection: Connection, raw: string): void {
    const now = Date.now();
    connection.packets = [...connection.packets.filter((at) => now - at < 60_000), now];
    if (connection.packets.length > 120) return this.#drop(connection, 4008);
    const packet = parsed(raw);
    if (packet === null) return this.#drop(connection, 4002);
    switch (packet.op) {
      case 1:
        return this.#beat(connection);
      case 2:
        return this.#identify(connection, json(packet.d));
      case 6:
        return this.#resume(connection, json(packet.d));
      case 3:
        if (connection.session === null) return this.#drop(connection, 4003);
        return this.presences.show(json(packet.d), true);
      case 4:
        return connection.session === null ? this.#drop(connection, 4003) : undefined;
      case 8:
        if (connection.session === null) return this.#drop(connection, 4003);
        return this.#members(connection.session, json(packet.d));
      default:
        return this.#drop(connection, 4001);
    }
  }

  #beat(connection: Connection): void {
    this.heartbeats++;
    if (!this.#muted) connection.socket.send(JSON.stringify({ op: 11, d: null }));
    this.service.waits.changed();
  }

  #identify(connection: Connection, data: Json): void {
    const { service } = this;
    if (connection.session !== null) return this.#drop(connection, 4005);
    if (string(data.token).replace(/^Bot /, '') !== service.token()) return this.#drop(connection, 4004);
    if (!Number.isInteger(data.intents) || number(data.intents) < 0) return this.#drop(connection, 4013);
    if (Array.isArray(data.shard) && (data.shard[0] !== 0 || data.shard[1] !== 1)) return this.#drop(connection, 4010);
    if ((number(data.intents) & forbidden(service)) !== 0) return this.#drop(connection, 4014);
    if (Object.keys(json(data.properties)).length === 0) this.#blame('identify', 'properties are missing');
    this.identified++;
    this.intents = number(data.intents);
    const session = new Session(`session${service.newId()}`, this.intents);
    this.#attach(connection, session);
    const { world } = service;
    session.dispatch('READY', readyOf(service, session.id, this.url()));
    if ((session.intents & intents.guilds) !== 0)
      session.dispatch('GUILD_CREATE', wholeGuild(world, (session.intents & intents.guildMembers) !== 0));
    if (isJson(data.presence)) this.presences.show(data.presence, false);
    service.waits.changed();
  }

  #resume(connection: Connection, data: Json): void {
    if (connection.session !== null) return this.#drop(connection, 4005);
    if (string(data.token).replace(/^Bot /, '') !== this.service.token()) return this.#drop(connection, 4004);
    const session = this.#session;
    const tooLate = session?.detachedAt != null && this.service.now() - session.detachedAt > resumableMs;
    if (session === null || session.id !== data.session_id || tooLate) {
      if (tooLate) this.#session = null;
      connection.socket.send(JSON.stringify({ op: 9, d: false }));
      return;
    }
    if (number(data.seq) > session.seq) return this.#drop(connection, 4007);
    this.resumed++;
    this.#attach(connection, session);
    session.replay(number(data.seq));
    session.dispatch('RESUMED', { _trace: [] });
    this.service.waits.changed();
  }

  #members(session: Session, data: Json): void {
    const everybody = string(data.query) === '' && data.user_ids === undefined;
    if (everybody && (session.intents & intents.guildMembers) === 0)
      return this.#blame('request guild members', 'the whole list needs the intent GuildMembers');
    session.dispatch('GUILD_MEMBERS_CHUNK', chunkOf(this.service.world, data));
  }

  #attach(connection: Connection, session: Session): void {
    for (const other of this.#connections) if (other.session === session) this.#detach(other);
    connection.session = session;
    session.socket = connection.socket;
    session.detachedAt = null;
    this.#session = session;
  }

  #detach(connection: Connection): void {
    if (connection.session === null) return;
    connection.session.socket = null;
    connection.session.detachedAt = this.service.now();
    connection.session = null;
  }

  #leave(connection: Connection, forGood: boolean): void {
    if (!this.#connections.delete(connection)) return;
    if (forGood && connection.session !== null && connection.session === this.#session) this.#session = null;
    this.#detach(connection);
    this.service.waits.changed();
  }

  #drop(connection: Connection, code: number): void {
    if (ending.has(code) && connection.session === this.#session) this.#session = null;
    this.closed.push(code);
    connection.socket.close(code);
    this.service.waits.changed();
  }

  #blame(where: string, what: string): void {
    this.service.violations.push({ where: `gateway: ${where}`, what });
  }
}

function parsed(raw: string): Json | null {
  try {
    const value: unknown = JSON.parse(raw);
    return isJson(value) ? value : null;
  } catch {
    return null;
  }
}
