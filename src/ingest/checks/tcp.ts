import type { Socket } from 'node:net';
import { RE2JS } from 're2js';
import type { Say } from '../../domain/text.js';
import { type CheckOutcome, couldNotRun, measured } from './outcome.js';
import { placeText } from './place.js';
import type { CheckRunDeps } from './run-deps.js';
import type { TcpCheck } from './schema.js';
import { openTcp, openTls } from './socket.js';

/** Bytes of an answer that are looked at. */
export const MAX_HEARD = 8 * 1024;

/** Connects, says a line and listens for one where that is wanted. Yields `tcp.up` and `tcp.latency_ms`. */
export async function runTcp(check: TcpCheck, deps: Pick<CheckRunDeps, 'signal'>): Promise<CheckOutcome> {
  const opened = check.tls
    ? await openTls(check, { servername: check.host, ca: null, judgeLater: false }, deps.signal)
    : await openTcp(check, deps.signal);
  if (!opened.ok)
    return opened.of === 'check' ? couldNotRun(opened.said) : measured(opened.said, [{ name: 'tcp.up', value: 0 }]);
  const begun = performance.now();
  const wrong = await converse(opened.socket, check, deps.signal, begun);
  opened.socket.destroy();
  const ms = Math.round(opened.ms + (check.expect === null ? 0 : performance.now() - begun));
  if (wrong) return measured(wrong, [{ name: 'tcp.up', value: 0 }]);
  const said = { key: 'probe.tcp-up', params: { place: placeText(check), after: { ms } } };
  return measured(said, [
    { name: 'tcp.up', value: 1 },
    { name: 'tcp.latency_ms', value: ms, unit: 'ms' },
  ]);
}

/** What is wrong with what came back; null where nothing is, or nothing was asked for. */
async function converse(socket: Socket, check: TcpCheck, signal: AbortSignal, begun: number): Promise<Say | null> {
  if (check.send !== null) socket.write(check.send);
  if (check.expect === null) return null;
  const wanted = RE2JS.compile(check.expect);
  const pattern = check.expect;
  const heard: Buffer[] = [];
  let size = 0;
  const abort = () => void socket.destroy();
  signal.addEventListener('abort', abort, { once: true });
  try {
    for await (const piece of socket) {
      if (!Buffer.isBuffer(piece)) continue;
      size += piece.byteLength;
      if (size > MAX_HEARD) return { key: 'probe.too-large', params: { n: MAX_HEARD } };
      heard.push(piece);
      if (wanted.matcher(Buffer.concat(heard).toString('utf8')).find()) return null;
    }
    if (signal.aborted) return unheard(pattern, heard, performance.now() - begun);
    return { key: 'probe.tcp-hung-up', params: { pattern, heard: shown(heard) } };
  } catch (error) {
    if (signal.aborted) return unheard(pattern, heard, performance.now() - begun);
    const why = error instanceof Error ? error.message : String(error);
    return { key: 'probe.no-answer', params: { why: why.slice(0, 200) } };
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function unheard(pattern: string, heard: readonly Buffer[], ms: number): Say {
  const params = { pattern, heard: shown(heard), after: { ms: Math.round(ms) } };
  return { key: 'probe.tcp-unheard', params };
}

/** The beginning of what came, in one line; `–` where nothing did. */
function shown(heard: readonly Buffer[]): string {
  const text = Buffer.concat(heard).toString('utf8').replace(/\s+/g, ' ').trim();
  return text === '' ? '–' : text.slice(0, 80);
}
