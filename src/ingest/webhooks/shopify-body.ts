import { problem } from '../wire/problems.js';
import type { ReadContext } from '../wire/read-signal.js';
import { instant } from './compose.js';
import { number, words } from './pick.js';

/** One Shopify body, with what its headers say. */
export interface ShopifyBody {
  readonly value: Readonly<Record<string, unknown>>;
  /** Lower case: `orders/create`. */
  readonly topic: string;
  readonly shop: string | undefined;
  /** When Shopify noticed, ms; a time in the body goes before it. */
  readonly triggered: number | undefined;
  readonly context: ReadContext;
  /** What is wanted and not there. */
  readonly problems: string[];
}

/** Labels of every signal of a shop. */
export function shopLabels({ shop }: ShopifyBody) {
  return { platform: 'shopify', shop };
}

/** The first of these fields that holds a time, else when Shopify noticed; undefined: now. */
export function timeOf({ value, context, triggered }: ShopifyBody, ...fields: readonly string[]): number | undefined {
  for (const field of fields) {
    const found = instant(value[field], context);
    if (found !== undefined) return found;
  }
  return triggered;
}

/** An id that is wanted; said as a problem where there is none. */
export function wantedId({ value, problems }: ShopifyBody, field = 'id'): string {
  const id = words(value, field);
  if (id === undefined) problems.push(problem(field, 'is missing; expected an id'));
  return id ?? '';
}

/** A number that is wanted; said as a problem where there is none. */
export function wantedNumber({ problems }: ShopifyBody, from: unknown, field: string, path: string): number {
  const found = number(from, field);
  if (found === undefined) problems.push(problem(path, 'expected a number'));
  return found ?? 0;
}
