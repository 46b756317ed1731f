export const HIDDEN = '[redacted]';
/** Names whose values are nobody's business, in the ways senders write them. */
const PRIVATE_NAMES =
  'authorization|(?:routing|api|access|private|stream)[_-]?key|token|secret|passw(?:or)?d|passwd|passphrase|pwd|credential|cookie|phone|mobile|id[_-]?card|id[_-]?number|手机|电话|身份证|密码';
/**
 * `"token": "…"`, `token=…`, and a string that breaks off. Begins at the private word itself and every run of
 * characters is bounded or eaten once, so that no body makes it slow.
 */
const pairsNamed = (names: string) =>
  new RegExp(
    `((?:${names})[\\w\\p{Script=Han}-]{0,40}"?\\s{0,20}[:=]\\s{0,20})("(?:[^"\\\\]|\\\\.)*(?:"|\\\\?$)|(?:(?:bearer|basic) +)?[^\\s,&}\\]"]+)`,
    'giu',
  );
/** Arguments of an address or a form that are secrets more often than not. */
const PRIVATE_ARGUMENT = /((?:^|[?&])(?:key|auth|sig|sign|signature|psk|pass)=)[^\s&"']+/giu;
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/gu;
const BEARER = /\b(bearer|basic) +[\w.~+/=-]{4,}/giu;
const DEPTH = 64;

/** Bytes of a body that are kept for `/risk inbox`. */
export const KEPT_BYTES = 16 * 1024;
/** How much of a body is looked at at all; enough to fill what is kept. */
const READ_CHARS = 32 * 1024;

/** What is nobody's business: names of fields, alone and with what they hold. */
interface Private {
  readonly name: RegExp;
  readonly pairs: RegExp;
}
const ALWAYS: Private = { name: new RegExp(PRIVATE_NAMES, 'iu'), pairs: pairsNamed(PRIVATE_NAMES) };
const bySender = new Map<readonly string[], Private>();

/** `fields`: names of further fields that hold what is private. */
function privateWith(fields: readonly string[]): Private {
  if (fields.length === 0) return ALWAYS;
  let known = bySender.get(fields);
  if (!known) {
    const whole = `^(?:${fields.join('|')})$`;
    const pairs = pairsNamed(`${PRIVATE_NAMES}|"(?:${fields.join('|')})"`);
    known = { name: new RegExp(`${PRIVATE_NAMES}|${whole}`, 'iu'), pairs };
    bySender.set(fields, known);
  }
  return known;
}

/**
 * A body as it may be kept: without secrets, personal numbers and addresses, nor what stands in these `fields`; at
 * most 16 KiB.
 */
export function redact(text: string, fields: readonly string[] = []): string {
  const head = text.length > READ_CHARS ? text.slice(0, READ_CHARS) : text;
  const hidden = privateWith(fields);
  return cut(redactJson(head, hidden) ?? redactText(head, hidden));
}

/** A header as it may be kept. */
export function redactHeader(name: string, value: string): string {
  return ALWAYS.name.test(name) ? HIDDEN : redact(value);
}

function redactJson(text: string, hidden: Private): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(withoutPrivate(value, 0, hidden));
  } catch {
    return null;
  }
}

function withoutPrivate(value: unknown, depth: number, hidden: Private): unknown {
  if (typeof value === 'string') return redactText(value, hidden);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEPTH) return '[too deep]';
  if (Array.isArray(value)) return value.map((inner) => withoutPrivate(inner, depth + 1, hidden));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      hidden.name.test(name) ? HIDDEN : withoutPrivate(inner, depth + 1, hidden),
    ]),
  );
}

function redactText(text: string, { pairs }: Private): string {
  return text
    .replace(pairs, `$1"${HIDDEN}"`)
    .replace(BEARER, `$1 ${HIDDEN}`)
    .replace(PRIVATE_ARGUMENT, `$1${HIDDEN}`)
    .replace(EMAIL, HIDDEN);
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
