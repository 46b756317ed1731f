import type { IncomingHttpHeaders } from 'node:http';
import type { ReadContext } from '../wire/read-signal.js';
import type { Understood } from '../wire/read-signals.js';

/** A body with what it came with, as a sender's reader sees it; also how a body kept in the inbox is read again. */
export interface Delivery {
  readonly text: string;
  readonly contentType: string;
  readonly ndjson: boolean;
  /** Of the request's headers those the sender reads (`Sender.headers`), by their lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A request as it is verified: the raw bytes, before anything is made of them. */
export interface SignedRequest {
  readonly body: Buffer;
  readonly headers: IncomingHttpHeaders;
  /** Path and query as they were sent. */
  readonly url: string;
}

/** How a service proves who it is. In constant time, on the raw bytes. */
export interface Signing {
  /** Headers without which the body need not be read, lower case. */
  readonly needs: readonly string[];
  /** null where it is right; else what is wrong, without a secret in it. `now`: ms, for the replay window. */
  verify(request: SignedRequest, secret: string, now: number): string | null;
}

/** A service whose webhooks are understood as they are. One small file each. */
export interface Sender {
  /** `kind:` of its source in tocsin.yaml. */
  readonly kind: string;
  /** Headers its reader looks at, lower case; kept with a body that could not be understood. Never secrets. */
  readonly headers: readonly string[];
  /** How the service signs; null: as `verify` of the source says (bearer by default). */
  readonly signing: Signing | null;
  read(delivery: Delivery, context: ReadContext): Understood;
}
