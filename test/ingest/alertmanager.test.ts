import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAlertmanager } from '../../src/ingest/webhooks/alertmanager.js';

const START = Date.parse('2026-11-21T16:18:21.142Z');
const context = (now: number) => ({ sourceId: 'prom', now, newId: () => 'made' });
const alert = (more: object = {}) => ({
  status: 'firing',
  labels: { alertname: 'StreamDown', severity: 'critical', instance: 'edge-1:8080', show: '618' },
  annotations: { summary: 'stream of 618 is down', description: 'no segment for 30s' },
  startsAt: '2026-11-21T16:18:21.142Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'http://prom.example/graph',
  fingerprint: 'abc123',
  ...more,
});
const read = (alerts: object[], now = START + 30_000, more: object = {}) => {
  const got = readAlertmanager(JSON.stringify({ version: '4', receiver: 'bot', alerts, ...more }), context(now));
  if (got instanceof Promise) throw new Error('these are few enough to be read at once');
  if (!got.ok) throw new Error(got.problems.join('\n'));
  return got.signals;
};

describe('Alertmanager v4 (B6)', () => {
  it('makes a signal of each alert, resolved ones included', () => {
    const ended = alert({ status: 'resolved', endsAt: '2026-11-21T16:20:00Z', fingerprint: 'def456' });
    expect(read([alert(), ended])).toEqual([
      {
        kind: 'alert',
        id: `abc123-firing-${START}`,
        source: 'prom',
        name: 'StreamDown',
        subject: 'show:618',
        labels: { alertname: 'StreamDown', severity: 'critical', instance: 'edge-1:8080', show: '618' },
        at: START,
        status: 'firing',
        level: 'critical',
        title: 'stream of 618 is down',
        text: 'no segment for 30s',
        url: 'http://prom.example/graph',
      },
      expect.objectContaining({
        id: `def456-resolved-${Date.parse('2026-11-21T16:20:00Z')}`,
        at: Date.parse('2026-11-21T16:20:00Z'),
        status: 'resolved',
      }),
    ]);
  });

  it('takes what Go has none of, which it writes as null, and a value that is no number', () => {
    const odd = { annotations: null, generatorURL: null, fingerprint: null, values: { A: 'NaN', B: 1.5, C: null } };
    expect(read([alert(odd)], START, { truncatedAlerts: null, receiver: null })).toMatchObject([
      { name: 'StreamDown', title: 'StreamDown', text: 'A = NaN, B = 1.5' },
    ]);
  });

  it('knows a retry for what it repeats, and a later repeat for a new look at the same', () => {
    const ids = (now: number) => read([alert()], now).map((s) => s.id);
    expect(ids(START + 10_000)).toEqual(ids(START + 90_000));
    const hour = Math.floor((START + 3_600_000) / 60_000) * 60_000;
    expect(ids(hour)).toEqual(ids(hour + 20_000));
    expect(ids(hour)).not.toEqual(ids(START));
    expect(ids(hour)).not.toEqual(ids(hour + 60_000));
  });

  it('lets an alert come back that was given up for resolved, though it says it began before', () => {
    const [resolved] = read([alert({ status: 'resolved', endsAt: '2026-11-21T16:24:00Z' })], START + 400_000);
    const [again] = read([alert()], START + 700_000);
    expect(again?.at).toBeGreaterThan(resolved?.at ?? 0);
  });

  it('lets an end that came just before a repeat still be the newer word', () => {
    const repeatAt = START + 3_600_000;
    const [repeat] = read([alert()], repeatAt);
    const [resolved] = read(
      [alert({ status: 'resolved', endsAt: new Date(repeatAt - 5_000).toISOString() })],
      repeatAt + 60_000,
    );
    expect(resolved?.at).toBeGreaterThan(repeat?.at ?? 0);
  });

  it('manages without a fingerprint, a severity and annotations, and shortens what is too long', () => {
    const labels = { alertname: 'N'.repeat(300), region: 'east', long: 'v'.repeat(300) };
    const [one] = read([alert({ fingerprint: undefined, labels, annotations: {} })]);
    const [same] = read([
      alert({
        fingerprint: undefined,
        labels: { long: labels.long, region: labels.region, alertname: labels.alertname },
        annotations: {},
      }),
    ]);
    expect(one?.id).toBe(same?.id);
    expect(one).toMatchObject({ subject: 'region:east', title: 'N'.repeat(300), name: 'N'.repeat(200) });
    expect(one?.labels.long).toHaveLength(200);
    expect(one).not.toHaveProperty('level');
  });

  it('says so where Alertmanager left alerts out', () => {
    expect(read([alert()], START, { truncatedAlerts: 7 })[1]).toMatchObject({
      kind: 'metric',
      name: 'alertmanager.truncated_alerts',
      subject: 'receiver:bot',
      value: 7,
    });
  });

  it.each([
    ['{}', ['alerts: expected an array, got nothing']],
    [
      '{"alerts":[{"status":"pending","labels":{"a":1}}]}',
      [
        'alerts[0].status: expected firing or resolved, got "pending"',
        'alerts[0].labels.a: expected a string, got number',
      ],
    ],
  ])('refuses %s', (body, problems) => {
    expect(readAlertmanager(body, context(START))).toEqual({ ok: false, problems });
  });

  const captured = ['firing', 'resolved'].map((status) => `../shared/payloads/alertmanager-v4-${status}.json`);
  it.skipIf(!captured.every((file) => existsSync(file)))('reads what Alertmanager 0.25 really sends', async () => {
    const signals = captured.map(async (file) => {
      const { body } = JSON.parse(readFileSync(file, 'utf8'));
      const got = await readAlertmanager(JSON.stringify(body), context(START + 10_000));
      return got.ok ? got.signals : got.problems;
    });
    expect(await Promise.all(signals)).toMatchObject([
      [
        {
          name: 'CheckoutDown',
          status: 'firing',
          level: 'critical',
          subject: 'instance:127.0.0.1:4901',
          title: 'checkout 127.0.0.1:4901 down',
          at: START,
        },
      ],
      [{ name: 'CheckoutDown', status: 'resolved', at: Date.parse('2026-11-21T16:18:28.142Z') }],
    ]);
  });
});
