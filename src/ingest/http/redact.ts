export const HIDDEN = '[redacted]';
/** Names whose values are nobody's business, in the ways senders write them. */
const PRIVATE_NAMES =
  'authorization|routing[_-]?key|token|secret|passw(?:or)?d|passwd|api[_-]?key|cookie|phone|mobile|id[_-]?card|id[_-]?number|手机|电话|身份证|密码';
const PRIVATE_NAME = new RegExp(PRIVATE_NAMES, 'iu');
/**
 * `"token": "…"`, `token=…`, and a string that breaks off. Begins at the private word itself and every run of
 * characters is bounded or eaten once, so that no body makes it slow.
 */
const PRIVATE_PAIR = new RegExp(
  `((?:${PRIVATE_NAMES})[\\w\\p{Script=Han}-]{0,40}"?\\s{0,20}[:=]\\s{0,20})("(?:[^"\\\\]|\\\\.)*(?:"|\\\\?$)|(?:(?:bearer|basic) +)?[^\\s,&}\\]"]+)`,
  'giu',
);
const BEARER = /\b(bearer|basic) +[\w.~+/=-]{4,}/giu;
const DEPTH = 64;

/** Bytes of a body that are kept for `/risk inbox`. */
export const KEPT_BYTES = 16 * 1024;
/** How much of a body is looked at at all; enough to fill what is kept. */
const READ_CHARS = 32 * 1024;

/** A body as it may be kept: without secrets and personal numbers, at most 16 KiB. */
export function redact(text: string): string {
  const head = text.length > READ_CHARS ? text.slice(0, READ_CHARS) : text;
  return cut(redactJson(head) ?? redactText(head));
}

function redactJson(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(withoutPrivate(value, 0));
  } catch {
    return null;
  }
}

function withoutPrivate(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.replace(BEARER, `$1 ${HIDDEN}`);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEPTH) return '[too deep]';
  if (Array.isArray(value)) return value.map((inner) => withoutPrivate(inner, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      PRIVATE_NAME.test(name) ? HIDDEN : withoutPrivate(inner, depth + 1),
    ]),
  );
}

function redactText(text: string): string {
  return text.replace(PRIVATE_PAIR, `$1"${HIDDEN}"`).replace(BEARER, `$1 ${HIDDEN}`);
}

function cut(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= KEPT_BYTES) return text;
  // A character cut in half at the end is dropped.
  return bytes
    .subarray(0, KEPT_BYTES)
    .toString('utf8')
    .replace(/\uFFFD+$/u, '');
}
