import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { stripe } from '../../src/ingest/webhooks/stripe.js';
import { SENDER_NOW, SenderBench } from '../harness/sender-bench.js';

const bench = new SenderBench('stripe');
const event = (type: string, object: object, more: object = {}) => ({
  id: 'evt_1',
  object: 'event',
  type,
  created: SENDER_NOW / 1_000 - 60,
  livemode: true,
  data: { object, ...more },
});

describe('Stripe', () => {
  it('makes money of minor units, whatever the currency', async () => {
    const dispute = { id: 'dp_1', charge: 'ch_1', amount: 1999, currency: 'usd', reason: 'product_not_received' };
    expect(await bench.signals(event('charge.dispute.created', dispute))).toEqual([
      {
        kind: 'metric',
        id: 'stripe-payment.dispute-evt_1',
        source: 'stripe',
        name: 'payment.dispute',
        subject: 'payment:ch_1',
        labels: { platform: 'stripe', reason: 'product_not_received' },
        at: SENDER_NOW - 60_000,
        value: 19.99,
        unit: 'USD',
      },
    ]);
    const worth = async (currency: string) => {
      const [signal] = await bench.signals(event('charge.dispute.created', { ...dispute, currency }));
      return signal?.kind === 'metric' ? signal.value : null;
    };
    expect([await worth('jpy'), await worth('kwd'), await worth('cny')]).toEqual([1999, 1.999, 19.99]);
  });

  it.each([
    [
      'charge.dispute.closed',
      { id: 'dp_1', amount: 500, currency: 'eur', status: 'lost' },
      'payment.dispute_closed',
      'lost',
    ],
    [
      'refund.created',
      { id: 're_1', amount: 500, currency: 'eur', reason: 'fraudulent' },
      'refund.created',
      'fraudulent',
    ],
    [
      'charge.failed',
      { id: 'ch_2', amount: 500, currency: 'eur', failure_code: 'card_declined' },
      'payment.failed',
      'card_declined',
    ],
    [
      'payout.failed',
      { id: 'po_1', amount: 500, currency: 'eur', failure_code: 'account_closed' },
      'payout.failed',
      'account_closed',
    ],
  ])('%s', async (type, object, name, reason) => {
    expect(await bench.signals(event(type, object))).toMatchObject([
      { name, value: 5, unit: 'EUR', labels: { reason } },
    ]);
  });

  it('counts a failure once that is told of the charge and of the payment', async () => {
    const [charge] = await bench.signals(event('charge.failed', { id: 'ch_2', amount: 500, currency: 'eur' }));
    const intent = {
      id: 'pi_2',
      latest_charge: 'ch_2',
      amount: 500,
      currency: 'eur',
      last_payment_error: { code: 'card_declined' },
    };
    const [payment] = await bench.signals(event('payment_intent.payment_failed', intent));
    expect(payment?.id).toBe(charge?.id);
    expect(payment?.labels.reason).toBe('card_declined');
  });

  it('takes of a refunded charge only what was given back this time', async () => {
    const charge = { id: 'ch_3', amount_refunded: 3000, currency: 'usd' };
    const [signal] = await bench.signals(
      event('charge.refunded', charge, { previous_attributes: { amount_refunded: 1000 } }),
    );
    expect(signal).toMatchObject({ name: 'refund.created', value: 20 });
  });

  it('hears early warnings of fraud, takes test mode for a drill, and lets every other event pass', async () => {
    const warning = { id: 'issfr_1', charge: 'ch_4', fraud_type: 'made_with_stolen_card' };
    expect(await bench.signals(event('radar.early_fraud_warning.created', warning))).toMatchObject([
      { name: 'payment.fraud_warning', value: 1, labels: { reason: 'made_with_stolen_card' } },
    ]);
    const [test] = await bench.signals({ ...event('charge.failed', { amount: 1, currency: 'usd' }), livemode: false });
    expect(test?.drill).toBe(true);
    expect(await bench.signals(event('customer.created', { id: 'cus_1' }))).toEqual([]);
  });

  it('says what is missing', async () => {
    expect(await bench.problems({})).toEqual([
      'id: is missing; expected the id of the event (evt_…)',
      'type: is missing; expected a type of event, such as charge.failed',
    ]);
    expect(await bench.problems(event('charge.failed', { amount: {} }))).toEqual([
      'data.object.amount: expected an amount in minor units',
    ]);
  });

  it('is signed with its time: any v1 counts, v0 never, and not after five minutes', () => {
    const body = Buffer.from('{"id":"evt_1"}');
    const t = SENDER_NOW / 1_000;
    const sign = (secret: string, at = t) => createHmac('sha256', secret).update(`${at}.`).update(body).digest('hex');
    const verify = (header: string, now = SENDER_NOW) =>
      stripe.signing?.verify({ body, headers: { 'stripe-signature': header }, url: '/' }, 's3cret', now);
    expect(verify(`t=${t},v1=${sign('s3cret')}`)).toBeNull();
    expect(verify(`t=${t}, v1=${sign('old')}, v1=${sign('s3cret')},v0=abc`)).toBeNull();
    expect(verify(`t=${t},v0=${sign('s3cret')}`)).toMatch(/no v1/);
    expect(verify(`t=${t + 1},v1=${sign('s3cret')}`)).toMatch(/no v1/);
    expect(verify(`v1=${sign('s3cret')}`)).toMatch(/no time/);
    expect(verify(`t=${t},v1=${sign('s3cret')}`, SENDER_NOW + 300_000)).toBeNull();
    expect(verify(`t=${t},v1=${sign('s3cret')}`, SENDER_NOW + 301_000)).toMatch(/signed more than 300 s ago/);
  });
});
