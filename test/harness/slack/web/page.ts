import type { JsonObject } from '../../../../src/domain/json.js';
import type { Args } from './args.js';
import { SlackError } from './slack-error.js';

/** One page of a list, from where the cursor says. */
export function page<T>(
  all: readonly T[],
  args: Args,
  otherwise: number,
  max: number,
): { readonly items: readonly T[]; readonly more: boolean; readonly metadata: JsonObject } {
  const limit = args.whole('limit', otherwise, max);
  const cursor = args.text('cursor');
  const start = cursor === null ? 0 : Number(/^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1]);
  if (Number.isNaN(start)) throw new SlackError('invalid_cursor');
  const end = start + limit;
  const more = end < all.length;
  const next = more ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: all.slice(start, end), more, metadata: { next_cursor: next } };
}
