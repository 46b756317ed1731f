import type { Say } from '../../domain/text.js';
import { faultOf } from './fault.js';
import type { CheckRunDeps } from './run-deps.js';

const REDIRECTS = 5;
/** Bytes of an answer that are read. */
export const MAX_ANSWER = 1024 * 1024;

export interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}
export interface Answered {
  readonly ok: true;
  readonly status: number;
  readonly text: string;
  readonly contentType: string;
  /** Where it came from in the end. */
  readonly url: string;
  /** From asking to the last byte, ms. */
  readonly ms: number;
}
/** Nothing came that could be judged. */
export interface Unanswered {
  readonly ok: false;
  readonly of: 'target' | 'check';
  readonly said: Say;
}

/** Asks and reads the whole answer, follows a few redirects, and never waits past the run's own signal. */
export async function fetchText(
  asked: Asked,
  deps: Pick<CheckRunDeps, 'fetch' | 'signal'>,
): Promise<Answered | Unanswered> {
  const begun = performance.now();
  const own = new AbortController();
  const signal = AbortSignal.any([deps.signal, own.signal]);
  try {
    let url = asked.url;
    let headers = asked.headers;
    let method = asked.method;
    let body = asked.body;
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      const res = await deps.fetch(url, { method, headers, body, signal, redirect: 'manual' });
      const location = res.status >= 300 && res.status < 400 ? res.headers.get('location') : null;
      if (location === null) {
        const text = await readText(res);
        if (text === null) return target({ key: 'probe.too-large', params: { n: MAX_ANSWER } });
        const contentType = res.headers.get('content-type') ?? '';
        return { ok: true, status: res.status, text, contentType, url, ms: performance.now() - begun };
      }
      await res.body?.cancel();
      if (!URL.canParse(location, url))
        return target({ key: 'probe.redirect-nowhere', params: { location: location.slice(0, 200) } });
      const next = new URL(location, url);
      if (next.protocol !== 'http:' && next.protocol !== 'https:') {
        return target({ key: 'probe.redirect-nowhere', params: { location: next.href.slice(0, 200) } });
      }
      // Secrets in headers are for the place they were written for.
      if (next.origin !== new URL(url).origin) headers = {};
      if (res.status === 303 || ((res.status === 301 || res.status === 302) && method === 'POST')) {
        method = 'GET';
        body = null;
      }
      // Nobody asks with names and passwords that stand in an address, and none is to be told of in a message.
      next.username = next.password = '';
      url = next.href;
    }
    return target({ key: 'probe.redirect-loop', params: { n: REDIRECTS } });
  } catch (error) {
    if (deps.signal.aborted)
      return target({ key: 'probe.timeout', params: { after: { ms: Math.round(performance.now() - begun) } } });
    const fault = faultOf(error);
    if (fault.why.includes('UND_ERR_HEADERS_OVERFLOW')) return target({ key: 'probe.headers-too-large' });
    const key = fault.of === 'target' ? 'probe.no-answer' : 'probe.cannot-ask';
    return { ok: false, of: fault.of, said: { key, params: { why: fault.why } } };
  } finally {
    // Whatever was not read to its end is let go.
    own.abort();
  }
}

function target(said: Say): Unanswered {
  return { ok: false, of: 'target', said };
}

async function readText(res: Response): Promise<string | null> {
  if (res.body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of res.body) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
