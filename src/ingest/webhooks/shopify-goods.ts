import type { Signal } from '../../domain/signal.js';
import { fact, metric } from './compose.js';
import { deliverySignals } from './delivery-signals.js';
import { items, words } from './pick.js';
import { type ShopifyBody, shopLabels, timeOf, wantedId, wantedNumber } from './shopify-body.js';

/**
 * What a location has of an item, as `stock.available`. The body names no SKU, only Shopify's inventory item: that
 * stands for it, and as the label `inventory_item`. An item that is not counted says `null`: nothing is known then.
 */
export function readStock(body: ShopifyBody): readonly Signal[] {
  const { value, context } = body;
  const item = wantedId(body, 'inventory_item_id');
  const warehouse = wantedId(body, 'location_id');
  const at = timeOf(body, 'updated_at');
  if (value.available === null) {
    const labels = { ...shopLabels(body), inventory_item: item, warehouse };
    const id = `shopify-stock-${item}-${warehouse}-${at ?? context.now}-untracked`;
    return [fact({ id, name: 'stock.untracked', subject: `sku:${item}`, labels, at }, {}, context)];
  }
  const available = wantedNumber(body, value, 'available', 'available');
  return [
    metric(
      {
        id: `shopify-stock-${item}-${warehouse}-${at ?? context.now}-${available}`,
        name: 'stock.available',
        subject: `sku:${item}`,
        labels: { ...shopLabels(body), sku: item, inventory_item: item, warehouse },
        at,
      },
      available,
      undefined,
      context,
    ),
  ];
}

/** A parcel of an order: its `delivery.status`, and `delivery.exception` where it went wrong. */
export function readFulfilment(body: ShopifyBody): readonly Signal[] {
  const { value, context } = body;
  const fulfilment = wantedId(body);
  const order = wantedId(body, 'order_id');
  const status = words(value, 'shipment_status') ?? words(value, 'status') ?? 'unknown';
  return deliverySignals(
    {
      // Not by `updated_at` alone: a carrier's scan may come within the second of the one before.
      id: `shopify-fulfilment-${fulfilment}-${timeOf(body, 'updated_at') ?? ''}-${status}`,
      status,
      exception: FAILED.has(status) ? status : undefined,
      carrier: words(value, 'tracking_company'),
      region: words(value, 'destination', 'country_code'),
      order,
      tracking: words(value, 'tracking_number') ?? words(items(value, 'tracking_numbers')[0]),
      labels: { ...shopLabels(body), warehouse: words(value, 'location_id') },
      at: timeOf(body, 'updated_at', 'created_at'),
    },
    context,
  );
}

/** https://shopify.dev/docs/api/admin-rest/latest/resources/fulfillment: `shipment_status` and `status`. */
const FAILED = new Set(['failure', 'attempted_delivery', 'error']);
