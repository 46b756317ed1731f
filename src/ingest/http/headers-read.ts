import type { IncomingHttpHeaders } from 'node:http';
import type { Sender } from '../webhooks/sender.js';

const NONE: Readonly<Record<string, string>> = {};
/** Characters of one header that are read and kept. */
const LENGTH = 1_000;

/** Of a request's headers those its sender reads. A name that ends in `*` stands for all that begin so. */
export function headersRead(
  headers: IncomingHttpHeaders,
  sender: Pick<Sender, 'headers'> | null,
): Readonly<Record<string, string>> {
  if (sender === null || sender.headers.length === 0) return NONE;
  const read: Record<string, string> = {};
  const take = (name: string) => {
    const value = headers[name];
    if (typeof value === 'string') read[name] = value.slice(0, LENGTH);
  };
  for (const wanted of sender.headers) {
    if (!wanted.endsWith('*')) take(wanted);
    else for (const name of Object.keys(headers)) if (name.startsWith(wanted.slice(0, -1))) take(name);
  }
  return read;
}
