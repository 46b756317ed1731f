import type { IncomingMessage } from 'node:http';
import { unreachable } from '../../domain/signal.js';
import type { SourceConfig } from '../sources.js';
import type { Keyring } from './keyring.js';
import { isFromThisMachine } from './loopback.js';
import { bearerOf, isSignedWith } from './secret.js';

export type Admission =
  | { readonly ok: true; readonly source: SourceConfig }
  | { readonly ok: false; readonly status: 401 | 403 | 404; readonly error: string };

/**
 * Who is sending, as far as the headers tell; a signature still has to be checked against the body (`verifyBody`).
 * `named` is the source of the address, of `?source=` or of `x-tocsin-source`.
 */
export function admit(req: IncomingMessage, keyring: Keyring, named: string | null): Admission {
  if (named !== null) {
    const source = keyring.get(named);
    if (!source) return refuse(404, `there is no source "${named}"; sources are listed in tocsin.yaml`);
    return admitAs(req, keyring, source);
  }
  const { authorization } = req.headers;
  if (authorization === undefined) {
    if (keyring.open) return admitAs(req, keyring, keyring.open);
    return refuse(
      401,
      'say who is sending: Authorization: Bearer <secret>, or x-tocsin-source: <source> with its signature',
    );
  }
  const token = bearerOf(authorization);
  if (token === null) return refuse(401, 'the Authorization header is not of the form "Bearer <secret>"');
  const [source] = keyring.withToken(token);
  return source ? { ok: true, source } : refuse(401, 'this secret belongs to no source');
}

function admitAs(req: IncomingMessage, keyring: Keyring, source: SourceConfig): Admission {
  const { auth, id } = source;
  switch (auth.type) {
    case 'bearer': {
      const token = bearerOf(req.headers.authorization);
      if (token === null) return refuse(401, `source "${id}" needs Authorization: Bearer <secret>`);
      return keyring.withToken(token).includes(source)
        ? { ok: true, source }
        : refuse(401, `this is not the secret of source "${id}"`);
    }
    case 'hmac-sha256':
      return req.headers[auth.header] === undefined
        ? refuse(401, `source "${id}" needs the HMAC-SHA256 of the body in the header ${auth.header}`)
        : { ok: true, source };
    case 'unsigned':
      return isFromThisMachine(req)
        ? { ok: true, source }
        : refuse(403, `source "${id}" has no secret, so it is taken from programs on this machine only`);
    case 'refused':
      return refuse(403, auth.why);
    default:
      return unreachable(auth);
  }
}

/** What could only be checked once the body was there; null where all is well. */
export function verifyBody(req: IncomingMessage, source: SourceConfig, body: Buffer): string | null {
  const { auth } = source;
  if (auth.type !== 'hmac-sha256') return null;
  const presented = req.headers[auth.header];
  if (typeof presented === 'string' && isSignedWith(auth.secret, body, presented, auth.prefix)) return null;
  return `the signature in ${auth.header} is not that of this body`;
}

function refuse(status: 401 | 403 | 404, error: string): Admission {
  return { ok: false, status, error };
}
