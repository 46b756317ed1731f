/** The code at the bottom of an error (`ECONNREFUSED`), or its name (`TimeoutError`). */
export function causeCode(error: unknown): string {
  let at: unknown = error;
  let name = 'unknown error';
  for (let depth = 0; depth < 5 && at instanceof Error; depth++) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    name = at.name;
    at = at instanceof AggregateError ? at.errors[0] : at.cause;
  }
  return name;
}

/** No connection came about, so nothing can have arrived. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
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

export function neverSent(code: string): boolean {
  return NEVER_SENT.has(code);
}
