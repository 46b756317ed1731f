import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shopify } from '../../src/ingest/webhooks/shopify.js';
import { SenderBench } from '../harness/sender-bench.js';

const bench = new SenderBench('shopify');
const topic = (name: string) => ({ 'x-shopify-topic': name, 'x-shopify-shop-domain': 'lantern-tea.myshopify.com' });
const order = {
  id: 5501,
  created_at: '2026-11-21T19:58:00+08:00',
  currency: 'CNY',
  total_price: '258.50',
  cancel_reason: 'inventory',
  cancelled_at: '2026-11-21T19:59:30+08:00',
  shipping_address: { name: 'Li Hua', phone: '13800000000', country_code: 'CN' },
  line_items: [
    { id: 1, sku: 'tea-01', quantity: 2, product_id: 77, vendor: 'Green Hill' },
    { id: 2, sku: '', variant_id: 88, quantity: 1 },
  ],
};

describe('Shopify', () => {
  it('makes of an order its worth and the units of each SKU, and keeps no person (A2, A10)', async () => {
    const signals = await bench.signals(order, topic('orders/create'));
    expect(signals).toEqual([
      {
        kind: 'metric',
        id: 'shopify-order-5501-created',
        source: 'shopify',
        name: 'order.created',
        subject: 'order:5501',
        labels: { platform: 'shopify', shop: 'lantern-tea.myshopify.com', order: '5501', region: 'CN' },
        at: Date.parse('2026-11-21T11:58:00Z'),
        value: 258.5,
        unit: 'CNY',
      },
      expect.objectContaining({ name: 'order.units', subject: 'sku:tea-01', value: 2 }),
      expect.objectContaining({ name: 'order.units', subject: 'sku:variant:88', value: 1 }),
    ]);
    expect(signals[1]?.labels).toMatchObject({ sku: 'tea-01', product: '77', supplier: 'Green Hill' });
    expect(JSON.stringify(signals)).not.toMatch(/Li Hua|13800000000/);
  });

  it('gives a delivery that comes again, under whatever header, the same ids', async () => {
    const first = await bench.signals(order, { ...topic('orders/create'), 'x-shopify-webhook-id': 'a' });
    const again = await bench.signals(order, { ...topic('orders/create'), 'x-shopify-webhook-id': 'b' });
    expect(again.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
  });

  it('tells why an order was cancelled, and when', async () => {
    const [cancelled] = await bench.signals(order, topic('orders/cancelled'));
    expect(cancelled).toMatchObject({ name: 'order.cancelled', labels: { reason: 'inventory' }, value: 258.5 });
    expect(cancelled?.at).toBe(Date.parse('2026-11-21T11:59:30Z'));
  });

  it('takes a test order for a drill', async () => {
    const signals = await bench.signals({ ...order, test: true }, topic('orders/create'));
    expect(signals.every(({ drill }) => drill === true)).toBe(true);
  });

  it('makes of a refund the money that was paid, the units, and the words (A8)', async () => {
    const refund = {
      id: 9,
      order_id: 5501,
      created_at: '2026-11-21T11:00:00Z',
      note: '色差太大，与直播不符',
      refund_line_items: [
        { id: 4, quantity: 1, restock_type: 'return', location_id: 30, line_item: { sku: 'tea-01' } },
      ],
      transactions: [
        { kind: 'refund', status: 'success', amount: '0.10', currency: 'CNY' },
        { kind: 'refund', status: 'success', amount: '0.20', currency: 'CNY' },
        { kind: 'refund', status: 'failure', amount: '500.00', currency: 'CNY' },
      ],
    };
    expect(await bench.signals(refund, topic('refunds/create'))).toMatchObject([
      { name: 'refund.created', value: 0.3, unit: 'CNY', subject: 'order:5501' },
      { name: 'refund.units', value: 1, subject: 'sku:tea-01', labels: { warehouse: '30', restock: 'return' } },
      { kind: 'text', name: 'refund.reason', text: '色差太大，与直播不符' },
    ]);
  });

  it('takes the refund of a test order for a drill, and one that was only tried for no money', async () => {
    const refund = (...transactions: object[]) => ({
      id: 10,
      order_id: 5502,
      refund_line_items: [{ id: 1, quantity: 1, subtotal: '9.50', line_item: { sku: 'tea-01' } }],
      transactions: transactions.map((one) => ({ kind: 'refund', amount: '9.50', currency: 'CNY', ...one })),
    });
    const about = topic('refunds/create');
    const drills = (await bench.signals(refund({ test: true }), about)).map(({ drill }) => drill);
    expect(drills).toEqual([true, true]);
    expect((await bench.signals(refund({ test: false }), about))[0]).not.toHaveProperty('drill');
    expect(await bench.signals(refund({ status: 'failure' }), about)).toMatchObject([{ value: 0 }, { value: 1 }]);
  });

  it('tells what a warehouse has left, by item, and nothing of what is not counted (A7)', async () => {
    const level = { inventory_item_id: 808, location_id: 905, available: -3, updated_at: '2026-11-21T11:59:00Z' };
    expect(await bench.signals(level, topic('inventory_levels/update'))).toMatchObject([
      { name: 'stock.available', subject: 'sku:808', value: -3, labels: { sku: '808', warehouse: '905' } },
    ]);
    expect(await bench.signals({ ...level, available: null }, topic('inventory_levels/update'))).toMatchObject([
      { kind: 'fact', name: 'stock.untracked' },
    ]);
  });

  it('follows a parcel, and counts the ones that go wrong (B1)', async () => {
    const parcel = {
      id: 66,
      order_id: 5501,
      status: 'success',
      shipment_status: 'failure',
      tracking_company: 'SF Express',
      tracking_number: 'SF100',
      destination: { country_code: 'CN' },
      updated_at: '2026-11-21T11:00:00Z',
    };
    expect(await bench.signals(parcel, topic('fulfillments/update'))).toMatchObject([
      {
        kind: 'fact',
        name: 'delivery.status',
        fields: { status: 'failure', carrier: 'SF Express', tracking: 'SF100' },
      },
      { kind: 'metric', name: 'delivery.exception', value: 1, labels: { carrier: 'SF Express', region: 'CN' } },
    ]);
    const fine = await bench.signals({ ...parcel, shipment_status: 'in_transit' }, topic('fulfillments/update'));
    expect(fine.map(({ name }) => name)).toEqual(['delivery.status']);
  });

  it('takes any other topic as a fact without persons in it', async () => {
    const customer = { id: 4, email: 'li@example.com', first_name: 'Hua', status: 'enabled' };
    const [fact] = await bench.signals(customer, topic('customers/update'));
    expect(fact).toMatchObject({
      kind: 'fact',
      name: 'shopify.customers.update',
      fields: { id: '4', status: 'enabled' },
    });
    expect(JSON.stringify(fact)).not.toMatch(/li@example|Hua/);
  });

  it('says every thing that is missing', async () => {
    expect(await bench.problems(order)).toEqual(['the header x-shopify-topic is missing; it says what the body is']);
    expect(await bench.problems({ line_items: [{ quantity: 'two' }] }, topic('orders/create'))).toEqual([
      'id: is missing; expected an id',
      'total_price: expected a number',
      'line_items[0].quantity: expected a number',
    ]);
    expect(await bench.problems('[]', topic('orders/create'))).toEqual(['expected an object, got array']);
  });

  it('is signed over the raw bytes, in base64', () => {
    const body = Buffer.from(JSON.stringify(order));
    const right = createHmac('sha256', 's3cret').update(body).digest('base64');
    const verify = (bytes: Buffer, presented: string) =>
      shopify.signing?.verify({ body: bytes, headers: { 'x-shopify-hmac-sha256': presented }, url: '/' }, 's3cret', 0);
    expect(verify(body, right)).toBeNull();
    expect(verify(Buffer.concat([body, Buffer.from(' ')]), right)).toMatch(/not that of this body/);
    expect(
      verify(
        body,
        right.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')),
      ),
    ).toMatch(/not that of this body/);
  });

  describe.each(['orders-create', 'inventory_levels-update'])('the published %s', (name) => {
    const path = `../shared/payloads/shopify-${name}.json`;
    it.skipIf(!existsSync(path))('becomes signals', async () => {
      const { headers, body } = JSON.parse(readFileSync(path, 'utf8'));
      const signals = await bench.signals(body, headers);
      expect(signals.map((s) => [s.name, s.kind === 'metric' && s.value])).toEqual(
        name === 'orders-create'
          ? [
              ['order.created', 10],
              ['order.units', 1],
              ['order.units', 1],
            ]
          : [['stock.available', 6]],
      );
    });
  });
});
