import type { Payload } from '../load/payload.js';

/** Something that takes load. */
export interface Server {
  readonly name: string;
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** One column of a table: a server and what it is sent. */
export interface Contender {
  readonly name: string;
  readonly server: Server;
  readonly path: string;
  readonly payload: Payload;
}
