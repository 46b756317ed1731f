import type { Accepted } from '../../service/engine.js';
import type { Signing } from '../signing/signing.js';
import type { ReadContext } from '../wire/read-signal.js';
import type { Understood } from '../wire/read-signals.js';

export type { SignedRequest, Signing } from '../signing/signing.js';

/** A body with what it came with, as a sender's reader sees it; also how a body kept in the inbox is read again. */
export interface Delivery {
  readonly text: string;
  readonly contentType: string;
  readonly ndjson: boolean;
  /** Of the request's headers those the sender reads (`Sender.headers`), by their lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What was made of an understood body. */
export interface Taken extends Accepted {
  /** What became of each of the requests it held, in their order. */
  readonly requests: readonly ('done' | 'noop' | 'refused')[];
}

/** An answer in the words of the service: an object is sent as JSON, a string as plain text. */
export interface SenderAnswer {
  readonly status: number;
  readonly body: object | string;
}

/** A service whose webhooks are understood as they are. One small file each. */
export interface Sender<Kind extends string = string> {
  /** `kind:` of its source in tocsin.yaml. */
  readonly kind: Kind;
  /**
   * Headers its reader looks at, lower case; `ce-*` stands for all that begin so. Kept with a body that could not be
   * understood. Never secrets.
   */
  readonly headers: readonly string[];
  /** How the service signs; null: as `verify` of the source says (bearer by default). */
  readonly signing: Signing | null;
  /** Content types it sends beside JSON, lower case; `any` where it says nothing of the body. */
  readonly contentTypes?: readonly string[] | 'any';
  /** An address of its own beside `/v1/webhooks/<source>`: whose event it is must then show in what it signs. */
  readonly at?: string;
  /** Names of fields that hold what is nobody's business, beside those that always are: never kept. */
  readonly private?: readonly string[];
  /** What of a body that could not be understood may be kept; left out: all that is not private. */
  kept?(text: string): string;
  read(delivery: Delivery, context: ReadContext): Understood | Promise<Understood>;
  /** What the service wants to hear of what was taken; `{accepted, duplicates, ids}` with 202 where it does not mind. */
  answer?(understood: Extract<Understood, { ok: true }>, taken: Taken): SenderAnswer;
  /** How it is told that nothing was taken (400, 401, 415 …); our own `{error, problems}` where it does not mind. */
  refuse?(status: number, problems: readonly string[]): SenderAnswer;
}
