import { isUtf8 } from 'node:buffer';

/** Bytes of an export as text, without a byte order mark: UTF-8, else the GB18030 that Chinese systems write. */
export function textOf(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030' | null): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  const chosen = encoding ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030');
  // Throws where the bytes are neither: other words than those written are worse than none.
  return new TextDecoder(chosen, { fatal: true }).decode(bytes);
}

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** What stands between the fields: whatever splits the header into most of them, quoted fields aside. */
export function delimiterOf(header: string): string {
  const plain = header.replace(/"(?:[^"]|"")*"/g, '');
  let best: string = ',';
  let most = 0;
  for (const one of DELIMITERS) {
    const n = plain.split(one).length - 1;
    if (n > most) [best, most] = [one, n];
  }
  return best;
}
