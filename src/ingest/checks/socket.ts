import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Say } from '../../domain/text.js';
import { faultOf } from './fault.js';
import { type Place, placeText } from './place.js';

/** How a connection is wrapped: `null` authorities are those of Node. */
export interface Wrapping {
  readonly servername: string;
  readonly ca: string | null;
  /** Let a certificate that is not trusted be looked at. */
  readonly judgeLater: boolean;
}
export type Opened<T> =
  | { readonly ok: true; readonly socket: T; readonly ms: number }
  | { readonly ok: false; readonly of: 'target' | 'check'; readonly said: Say };

/** Opens a connection; whatever keeps it from opening is said, `signal` ends the wait and the connection. */
export async function openTcp(place: Place, signal: AbortSignal): Promise<Opened<Socket>> {
  const begun = performance.now();
  const socket = connectTcp({ host: place.host, port: place.port });
  const failed = await opened(socket, 'connect', signal);
  const ms = performance.now() - begun;
  if (failed === null) return { ok: true, socket, ms };
  socket.destroy();
  return { ok: false, ...whyNot(failed.error, place, signal, ms) };
}

/** Opens a connection with TLS on it, both steps within `signal`. */
export async function openTls(place: Place, wrapping: Wrapping, signal: AbortSignal): Promise<Opened<TLSSocket>> {
  const bare = await openTcp(place, signal);
  if (!bare.ok) return bare;
  const begun = performance.now();
  const socket = connectTls({
    socket: bare.socket,
    // An address is no name that could be sent; it is held against the certificate all the same.
    ...(isIP(wrapping.servername) === 0 ? { servername: wrapping.servername } : { host: wrapping.servername }),
    ...(wrapping.ca === null ? {} : { ca: wrapping.ca }),
    rejectUnauthorized: !wrapping.judgeLater,
  });
  const failed = await opened(socket, 'secureConnect', signal);
  const ms = bare.ms + performance.now() - begun;
  if (failed === null) return { ok: true, socket, ms };
  socket.destroy();
  bare.socket.destroy();
  if (signal.aborted) return { ok: false, of: 'target', said: silent(place, ms) };
  const params = { place: placeText(place), why: faultOf(failed.error).why };
  return { ok: false, of: 'target', said: { key: 'probe.tls-handshake', params } };
}

function opened(socket: Socket, event: string, signal: AbortSignal): Promise<{ readonly error: unknown } | null> {
  return new Promise((resolve) => {
    const done = (failed: { readonly error: unknown } | null) => {
      signal.removeEventListener('abort', abort);
      resolve(failed);
    };
    const abort = () => {
      socket.destroy();
      done({ error: signal.reason });
    };
    socket.once(event, () => done(null));
    // Stays: an error that comes later must not end the process.
    socket.on('error', (error) => done({ error }));
    socket.once('close', () => done({ error: new Error('hung up') }));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

function whyNot(
  error: unknown,
  place: Place,
  signal: AbortSignal,
  ms: number,
): { readonly of: 'target' | 'check'; readonly said: Say } {
  if (signal.aborted) return { of: 'target', said: silent(place, ms) };
  const fault = faultOf(error);
  const params = { place: placeText(place), why: fault.why };
  if (/ECONNREFUSED/.test(fault.why)) return { of: 'target', said: { key: 'probe.tcp-refused', params } };
  if (/ETIMEDOUT/.test(fault.why)) return { of: 'target', said: silent(place, ms) };
  if (/EHOSTUNREACH|EHOSTDOWN/.test(fault.why)) return { of: 'target', said: { key: 'probe.tcp-unreachable', params } };
  const key = fault.of === 'target' ? 'probe.no-answer' : 'probe.cannot-ask';
  return { of: fault.of, said: { key, params: { why: fault.why } } };
}

function silent(place: Place, ms: number): Say {
  return { key: 'probe.tcp-silent', params: { place: placeText(place), after: { ms: Math.round(ms) } } };
}
