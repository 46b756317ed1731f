/** Whose fault it is that a request came to nothing. */
export interface Fault {
  /** `target`: it is down, which is what was to be found out. `check`: nothing was found out. */
  readonly of: 'target' | 'check';
  /** Technical, as the network says it: `ECONNREFUSED 127.0.0.1:80`. */
  readonly why: string;
}

/** Names that could not be looked up, addresses and headers that make no request, a network of ours that is gone. */
const OURS = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'ENETDOWN',
  'ERR_INVALID_URL',
  'UND_ERR_INVALID_ARG',
  'UND_ERR_NOT_SUPPORTED',
]);

/** Reads what `fetch` threw. What carries no code was refused before anything was sent. */
export function faultOf(error: unknown): Fault {
  const causes = chain(error);
  for (const cause of causes) {
    const code = Reflect.get(cause, 'code');
    if (typeof code === 'string') return { of: OURS.has(code) ? 'check' : 'target', why: told(cause, code) };
  }
  const last = causes.at(-1);
  // What answers is no HTTP. Which of two versions of undici reads it (a chat's SDK brings one) decides whether it has a code.
  if (last?.name === 'HTTPParserError') return { of: 'target', why: last.message.slice(0, 200) };
  return { of: 'check', why: last ? last.message.slice(0, 200) : String(error).slice(0, 200) };
}

/** The error, what caused it, and (where several addresses were tried) the first of those. */
function chain(error: unknown): readonly Error[] {
  const found: Error[] = [];
  let at = error;
  while (at instanceof Error && found.length < 5) {
    found.push(at);
    at = at instanceof AggregateError ? at.errors[0] : at.cause;
  }
  return found;
}

function told(error: Error, code: string): string {
  const message = error.message.slice(0, 200);
  return message.includes(code) || message === '' ? message || code : `${message} (${code})`;
}
