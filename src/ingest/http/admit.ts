import type { IncomingMessage } from 'node:http';
import { unreachable } from '../../domain/signal.js';
import { isSame, tokenOf } from '../signing/secret.js';
import type { SourceConfig } from '../sources.js';
import type { Keyring } from './keyring.js';
import { isFromThisMachine } from './loopback.js';

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
  const token = tokenOf(authorization);
  if (token === null) return refuse(401, 'the Authorization header is not of the form "Bearer <secret>"');
  const [source] = keyring.withToken(token);
  return source ? { ok: true, source } : refuse(401, 'this secret belongs to no source');
}

function admitAs(req: IncomingMessage, keyring: Keyring, source: SourceConfig): Admission {
  const { auth, id } = source;
  switch (auth.type) {
    case 'bearer': {
      const token = tokenOf(req.headers.authorization);
      if (token === null) return refuse(401, `source "${id}" needs Authorization: Bearer <secret>`);
      return keyring.withToken(token).includes(source)
        ? { ok: true, source }
        : refuse(401, `this is not the secret of source "${id}"`);
    }
    case 'signed': {
      const missing = auth.signing.needs.filter((name) => req.headers[name] === undefined);
      if (missing.length === 0) return { ok: true, source };
      return refuse(401, `source "${id}" signs what it sends; missing here: the header ${missing.join(', ')}`);
    }
    case 'query': {
      const url = req.url ?? '';
      const at = url.indexOf('?');
      const key = at === -1 ? null : new URLSearchParams(url.slice(at + 1)).get('key');
      if (key === null) return refuse(401, `source "${id}" needs its secret in the address: ?key=<secret>`);
      return isOneOf(key, auth.secrets)
        ? { ok: true, source }
        : refuse(401, `the key in the address is not the secret of source "${id}"`);
    }
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

/** What could only be checked once the body was there; null where all is well. `now`: ms, for replay windows. */
export function verifyBody(req: IncomingMessage, source: SourceConfig, body: Buffer, now: () => number): string | null {
  const { auth } = source;
  if (auth.type !== 'signed') return null;
  const request = { body, headers: req.headers, url: req.url ?? '' };
  const at = now();
  const wrong = auth.secrets.map((secret) => auth.signing.verify(request, secret, at));
  return wrong.includes(null) ? null : (wrong[0] ?? null);
}

/** Every secret is compared, so the time taken says nothing. */
function isOneOf(presented: string, secrets: readonly string[]): boolean {
  return secrets.filter((secret) => isSame(presented, secret)).length > 0;
}

function refuse(status: 401 | 403 | 404, error: string): Admission {
  return { ok: false, status, error };
}
