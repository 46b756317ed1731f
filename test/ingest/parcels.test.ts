import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aftership } from '../../src/ingest/webhooks/aftership.js';
import { seventeenTrack } from '../../src/ingest/webhooks/seventeen-track.js';
import { SENDER_NOW, SenderBench } from '../harness/sender-bench.js';

describe('AfterShip', () => {
  const bench = new SenderBench('aftership');
  const update = (tag: string, more: object = {}) => ({
    event: 'tracking_update',
    event_id: '6f1c7a90-aaaa-4bbb-8ccc-1234567890ab',
    is_tracking_first_tag: true,
    msg: {
      id: 'abc',
      tracking_number: 'DHL-4411',
      slug: 'dhl',
      tag,
      subtag: `${tag}_007`,
      order_number: 'A-901',
      destination_country_iso3: 'AUS',
      customer_name: 'Mei',
      ...more,
    },
    ts: SENDER_NOW / 1_000 - 30,
  });

  it.each(['Exception', 'AttemptFail', 'Expired'])(
    'counts %s as gone wrong, by carrier and region (B1)',
    async (tag) => {
      const signals = await bench.signals(update(tag));
      expect(signals).toMatchObject([
        { kind: 'fact', name: 'delivery.status', subject: 'parcel:DHL-4411', fields: { status: tag } },
        {
          name: 'delivery.exception',
          value: 1,
          labels: { carrier: 'dhl', region: 'AUS', order: 'A-901', reason: `${tag}_007` },
          at: SENDER_NOW - 30_000,
        },
      ]);
      expect(JSON.stringify(signals)).not.toContain('Mei');
    },
  );

  it('measures how late a parcel is: on its way only once it is, delivered always', async () => {
    const late = async (tag: string, more: object) =>
      (await bench.signals(update(tag, more))).flatMap((s) =>
        s.kind === 'metric' && s.name === 'delivery.delay_hours' ? [s.value] : [],
      );
    expect(await late('InTransit', { expected_delivery: '2026-11-22' })).toEqual([]);
    expect(await late('InTransit', { expected_delivery: '2026-11-21T06:59:30Z' })).toEqual([5]);
    const came = { expected_delivery: '2026-11-20', shipment_delivery_date: '2026-11-20T20:59:59+08:00' };
    expect(await late('Delivered', came)).toEqual([-11]);
    expect(await late('Delivered', {})).toEqual([]);
  });

  it('lets other events pass, and says what is missing', async () => {
    expect(await bench.signals({ event: 'edd_revise', msg: {} })).toEqual([]);
    expect(await bench.problems({ event: 'tracking_update', msg: {} })).toEqual([
      'msg.tag: is missing; expected InTransit, Delivered, Exception, …',
      'msg.tracking_number: is missing',
    ]);
  });

  it('is signed in base64', () => {
    const body = Buffer.from(JSON.stringify(update('Delivered')));
    const right = createHmac('sha256', 's3cret').update(body).digest('base64');
    const verify = (presented: string) =>
      aftership.signing?.verify({ body, headers: { 'aftership-hmac-sha256': presented }, url: '/' }, 's3cret', 0);
    expect([verify(right), verify('no')]).toEqual([null, expect.stringContaining('not that of this body')]);
  });
});

describe('17TRACK', () => {
  const bench = new SenderBench('17track');
  const update = (status: string, more: object = {}) => ({
    event: 'TRACKING_UPDATED',
    data: {
      number: 'RR123456785CN',
      carrier: 3011,
      order_no: 'B-77',
      track_info: {
        shipping_info: { recipient_address: { country: 'BR' } },
        latest_status: { status, sub_status: `${status}_Returning`, sub_status_descr: null },
        latest_event: { time_utc: '2026-11-21T11:30:00Z', description: 'Held by customs' },
        time_metrics: { estimated_delivery_date: { source: null, from: null, to: null } },
        tracking: { providers: [{ provider: { key: 3011, name: 'China Post' } }] },
        ...more,
      },
    },
  });

  it.each(['Exception', 'DeliveryFailure', 'Expired'])('counts %s as gone wrong (B1, B3)', async (status) => {
    expect(await bench.signals(update(status))).toMatchObject([
      { name: 'delivery.status', subject: 'parcel:RR123456785CN', labels: { status } },
      {
        name: 'delivery.exception',
        labels: { carrier: 'China Post', region: 'BR', order: 'B-77', reason: `${status}_Returning` },
        at: Date.parse('2026-11-21T11:30:00Z'),
      },
    ]);
  });

  it('measures the delay against the promised date, and hears that nobody looks any more', async () => {
    const due = { time_metrics: { estimated_delivery_date: { to: '2026-11-21T01:30:00Z' } } };
    expect(await bench.signals(update('Delivered', due))).toMatchObject([
      { name: 'delivery.status' },
      { name: 'delivery.delay_hours', value: 10, unit: 'h' },
    ]);
    const stopped = { event: 'TRACKING_STOPPED', data: { number: 'RR1', carrier: 3011, tag: '' } };
    expect(await bench.signals(stopped)).toMatchObject([{ kind: 'fact', name: 'delivery.tracking_stopped' }]);
    expect(await bench.problems({ event: 'TRACKING_UPDATED', data: { number: 'RR1' } })).toEqual([
      'data.track_info.latest_status.status: is missing; expected InTransit, …',
    ]);
  });

  it('takes the same body for the same event', async () => {
    const [first] = await bench.signals(update('InTransit'));
    const [again] = await bench.signals(update('InTransit'));
    expect(again?.id).toBe(first?.id);
  });

  it('is signed by hashing the body and the key', () => {
    const body = Buffer.from(JSON.stringify(update('Delivered')));
    const right = createHash('sha256').update(body).update('/s3cret').digest('hex');
    const verify = (presented: string) =>
      seventeenTrack.signing?.verify({ body, headers: { sign: presented }, url: '/' }, 's3cret', 0);
    expect([verify(right), verify(right.toUpperCase()), verify(right.slice(1))]).toEqual([
      null,
      null,
      'the header sign is not the signature of this body',
    ]);
  });
});
