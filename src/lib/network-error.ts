/**
 * The code beneath a request that came to no answer: `ECONNREFUSED` rather than `fetch failed`, `timeout` where it was
 * given up; null where there is none.
 */
export function causeCode(error: unknown): string | null {
  let at: unknown = error;
  for (let depth = 0; depth < 5 && at instanceof Error; depth++) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at.name === 'AbortError' || at.name === 'TimeoutError') return 'timeout';
    at = at instanceof AggregateError ? at.errors[0] : at.cause;
  }
  return null;
}

/** `causeCode`, or the error's name: its words may hold what was sent, a token among it. */
export function causeName(error: unknown): string {
  return causeCode(error) ?? (error instanceof Error ? error.name : 'unknown error');
}

/** No connection came about, so nothing can have arrived. */
export function neverSent(code: string | null): boolean {
  return code !== null && NEVER_SENT.has(code);
}

const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);
