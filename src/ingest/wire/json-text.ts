import { isUtf8 } from 'node:buffer';

export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

export const NOT_UTF8 = 'the body is not UTF-8; convert it before sending (GBK is not taken)';

/** Bytes to text. Anything but UTF-8 is refused: a GBK body would be read as other words. */
export function decodeText(bytes: Buffer): Decoded {
  if (!isUtf8(bytes)) return { ok: false, problem: NOT_UTF8 };
  const text = bytes.toString('utf8');
  return { ok: true, text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text };
}

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string };

/** JSON.parse whose failure is data and says where. */
export function parseJson(text: string): ParsedJson {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch (error) {
    if (text.trim() === '') return { ok: false, problem: 'the body is empty; expected JSON' };
    const why = error instanceof Error ? error.message : String(error);
    // V8 quotes what it found, and that may be a secret.
    const plain = why.replace(/, ?(?:\.\.\.)?".*$/su, '').replace(/ is not valid JSON$/u, '');
    return { ok: false, problem: `is not JSON: ${plain}` };
  }
}
