import type { Json } from './json.js';

/** A presence the bot showed. */
export interface SeenPresence {
  readonly status: string;
  readonly text: string;
  readonly at: number;
  readonly raw: Json;
}

export interface GatewayControl {
  /** Sockets open now. */
  readonly connections: number;
  /** IDENTIFYs accepted, RESUMEs accepted, heartbeats received so far. */
  readonly identified: number;
  readonly resumed: number;
  readonly heartbeats: number;
  /** Intents of the newest identify. */
  readonly intents: number;
  readonly presences: readonly SeenPresence[];
  /** Close codes the service gave, in order. */
  readonly closed: readonly number[];
  /** Sends no heartbeat acknowledgements any more: a zombie connection. */
  muteHeartbeats(): void;
  unmuteHeartbeats(): void;
  /** Closes with a code, e.g. 4000; 1006 drops the socket without a close frame. The session stays resumable unless the code forbids. */
  disconnect(code?: number): void;
  /** Opcode 7. */
  reconnectRequest(): void;
  /** Opcode 9; not resumable forgets the session. */
  invalidSession(resumable: boolean): void;
  /** Sends any dispatch; kept for a resume while nobody is connected. */
  dispatch(event: string, data: Json): void;
  /** Resolves once a session is ready (or resumed) and connected. */
  ready(ms?: number): Promise<void>;
}
