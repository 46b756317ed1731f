import { createHash } from 'node:crypto';
import type { Signal } from '../../domain/signal.js';
import { hmacSigning } from '../signing/hmac.js';
import type { ReadContext } from '../wire/read-signal.js';
import type { Understood } from '../wire/read-signals.js';
import { fact, instant } from './compose.js';
import { readObject } from './json-object.js';
import { words } from './pick.js';
import type { Delivery, Sender } from './sender.js';
import { type ShopifyBody, shopLabels, timeOf } from './shopify-body.js';
import { readFulfilment, readStock } from './shopify-goods.js';
import { readOrder, readRefund } from './shopify-order.js';

/** Of a topic we know nothing of, what is kept: nothing that names or finds a person. */
const PLAIN = [
  'id',
  'order_id',
  'product_id',
  'location_id',
  'inventory_item_id',
  'title',
  'handle',
  'status',
  'reason',
  'currency',
  'total_price',
  'amount',
  'quantity',
  'financial_status',
  'fulfillment_status',
  'cancel_reason',
  'created_at',
  'updated_at',
];

/** What names a customer or says where they live; phone numbers and e-mail addresses are never kept anyway. */
const PERSONAL = [
  ...['name', 'first_name', 'last_name', 'company', 'address1', 'address2', 'city', 'zip', 'latitude', 'longitude'],
  ...['email', 'contact_email', 'browser_ip', 'user_agent', 'note_attributes'],
];

/**
 * Shopify's webhooks: a body is the bare object, the topic is in a header, the HMAC of the raw body, base64, in
 * another. Ids are made of what is signed, never of a header, so that a delivery repeated under another id counts once.
 * https://shopify.dev/docs/apps/build/webhooks/verify-deliveries
 * https://shopify.dev/docs/api/webhooks
 */
export const shopify: Sender<'shopify'> = {
  kind: 'shopify',
  headers: ['x-shopify-topic', 'x-shopify-shop-domain', 'x-shopify-triggered-at'],
  signing: hmacSigning('x-shopify-hmac-sha256'),
  private: PERSONAL,
  read,
};
export const shopifyExample = `
my-shop:
  kind: shopify
  secret_env: SHOPIFY_SECRET
`;

function read({ text, headers }: Delivery, context: ReadContext): Understood {
  const parsed = readObject(text);
  if (!parsed.ok) return parsed;
  const topic = headers['x-shopify-topic'];
  if (topic === undefined || topic === '')
    return { ok: false, problems: ['the header x-shopify-topic is missing; it says what the body is'] };
  const problems: string[] = [];
  const body: ShopifyBody = {
    value: parsed.value,
    topic: topic.toLowerCase(),
    shop: headers['x-shopify-shop-domain'],
    triggered: instant(headers['x-shopify-triggered-at'], context),
    context,
    problems,
  };
  const signals = signalsOf(body, text);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, signals };
}

function signalsOf(body: ShopifyBody, text: string): readonly Signal[] {
  switch (body.topic) {
    case 'orders/create':
      return readOrder(body, 'created', 'order.units');
    case 'orders/cancelled':
      return readOrder(body, 'cancelled', 'order.cancelled_units');
    case 'refunds/create':
      return readRefund(body);
    case 'inventory_levels/update':
    case 'inventory_levels/connect':
      return readStock(body);
    case 'fulfillments/create':
    case 'fulfillments/update':
      return readFulfilment(body);
    default:
      return [other(body, text)];
  }
}

/** Any other topic: a fact under its name, `products/update` → `shopify.products.update`. */
function other(body: ShopifyBody, text: string): Signal {
  const { value, topic, context } = body;
  const id = createHash('sha256').update(topic).update('\n').update(text).digest('hex').slice(0, 24);
  return fact(
    {
      id: `shopify-${id}`,
      name: `shopify.${topic.replaceAll('/', '.')}`,
      subject: words(value, 'id'),
      labels: shopLabels(body),
      at: timeOf(body, 'updated_at', 'created_at'),
    },
    Object.fromEntries(PLAIN.map((name) => [name, words(value, name)])),
    context,
  );
}
