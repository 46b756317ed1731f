import type { IncomingHttpHeaders } from 'node:http';

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

/** A header that came once; undefined where it is missing or came several times. */
export function headerOf({ headers }: Pick<SignedRequest, 'headers'>, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
