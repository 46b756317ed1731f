import type { Signal } from '../../domain/signal.js';
import { problem } from '../wire/problems.js';
import { metric, text } from './compose.js';
import { at, items, number, words } from './pick.js';
import { type ShopifyBody, shopLabels, timeOf, wantedId, wantedNumber } from './shopify-body.js';

/**
 * An order that came or was cancelled: what it is worth as `order.created` or `order.cancelled` (major units of its
 * currency), and how many of each SKU as `units`. A test order is a drill.
 */
export function readOrder(body: ShopifyBody, what: 'created' | 'cancelled', units: string): readonly Signal[] {
  const { value, context, problems } = body;
  const order = wantedId(body);
  const total = wantedNumber(body, value, 'total_price', 'total_price');
  if (!Array.isArray(value.line_items)) problems.push(problem('line_items', 'expected a list of what was ordered'));
  const lines = linesOf(body, 'line_items');
  const time = timeOf(body, what === 'cancelled' ? 'cancelled_at' : 'created_at', 'updated_at', 'created_at');
  const common = {
    ...shopLabels(body),
    order,
    region: words(value, 'shipping_address', 'country_code') ?? words(value, 'billing_address', 'country_code'),
  };
  const drill = value.test === true;
  const signals: Signal[] = [
    metric(
      {
        id: `shopify-order-${order}-${what}`,
        name: `order.${what}`,
        subject: `order:${order}`,
        labels: { ...common, reason: what === 'cancelled' ? words(value, 'cancel_reason') : undefined },
        at: time,
        drill,
      },
      total,
      words(value, 'currency'),
      context,
    ),
  ];
  lines.forEach((line, i) => {
    const sku = skuOf(line);
    signals.push(
      metric(
        {
          id: `shopify-order-${order}-${what}-${words(line, 'id') ?? i}`,
          name: units,
          subject: sku === undefined ? `order:${order}` : `sku:${sku}`,
          labels: { ...common, sku, product: words(line, 'product_id'), supplier: words(line, 'vendor') },
          at: time,
          drill,
        },
        wantedNumber(body, line, 'quantity', `line_items[${i}].quantity`),
        undefined,
        context,
      ),
    );
  });
  return signals;
}

/**
 * A refund: the money given back as `refund.created` (what its transactions paid out, else what its lines come to),
 * the goods as `refund.units` by SKU, and what somebody noted as the text `refund.reason`.
 */
export function readRefund(body: ShopifyBody): readonly Signal[] {
  const { value, context } = body;
  const refund = wantedId(body);
  const order = wantedId(body, 'order_id');
  const time = timeOf(body, 'processed_at', 'created_at');
  const { amount, currency, drill } = moneyOf(value);
  const about = { labels: { ...shopLabels(body), order }, at: time, drill };
  const signals: Signal[] = [
    metric(
      { ...about, id: `shopify-refund-${refund}`, name: 'refund.created', subject: `order:${order}` },
      amount,
      currency,
      context,
    ),
  ];
  linesOf(body, 'refund_line_items').forEach((line, i) => {
    const sku = skuOf(at(line, 'line_item'));
    signals.push(
      metric(
        {
          id: `shopify-refund-${refund}-${words(line, 'id') ?? i}`,
          name: 'refund.units',
          subject: sku === undefined ? `order:${order}` : `sku:${sku}`,
          labels: {
            ...about.labels,
            sku,
            warehouse: words(line, 'location_id'),
            restock: words(line, 'restock_type'),
          },
          at: time,
          drill,
        },
        wantedNumber(body, line, 'quantity', `refund_line_items[${i}].quantity`),
        undefined,
        context,
      ),
    );
  });
  const note = words(value, 'note');
  if (note !== undefined)
    signals.push(
      text(
        { ...about, id: `shopify-refund-${refund}-note`, name: 'refund.reason', subject: `order:${order}` },
        note,
        context,
      ),
    );
  return signals;
}

/** Twice what an order of a shop can have. */
const LINES = 1_000;

function linesOf({ value, problems }: ShopifyBody, field: string): readonly unknown[] {
  const lines = items(value, field);
  if (lines.length > LINES) problems.push(problem(field, `is ${lines.length} long; at most ${LINES} lines are read`));
  return lines.slice(0, LINES);
}

/** Lines without a SKU, as for gift cards, are known by their variant. */
function skuOf(line: unknown): string | undefined {
  const variant = words(line, 'variant_id');
  return words(line, 'sku') ?? (variant === undefined ? undefined : `variant:${variant}`);
}

interface Refunded {
  readonly amount: number;
  readonly currency: string | undefined;
  /** A refund itself does not say that its order was a test; what was paid for it does. */
  readonly drill: boolean;
}

function moneyOf(refund: unknown): Refunded {
  const tried = items(refund, 'transactions').filter((one) => words(one, 'kind') === 'refund');
  const paid = tried.filter((one) => !['failure', 'error'].includes(words(one, 'status') ?? ''));
  const lines = items(refund, 'refund_line_items');
  const amount =
    tried.length > 0
      ? sum(paid, (one) => number(one, 'amount') ?? 0)
      : sum(lines, (line) => (number(line, 'subtotal') ?? 0) + (number(line, 'total_tax') ?? 0));
  return {
    amount,
    drill: paid.length > 0 && paid.every((one) => at(one, 'test') === true),
    currency:
      words(paid[0], 'currency') ??
      words(lines[0], 'subtotal_set', 'shop_money', 'currency_code') ??
      words(refund, 'currency'),
  };
}

/** Sums of money in hundredths, so that 0.1 and 0.2 make 0.3. */
function sum(list: readonly unknown[], of: (one: unknown) => number): number {
  return Math.round(list.reduce<number>((total, one) => total + of(one) * 100, 0)) / 100;
}
