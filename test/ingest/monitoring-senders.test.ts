import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Signal } from '../../src/domain/signal.js';
import { datadogTemplate } from '../../src/ingest/webhooks/datadog.js';
import type { SenderKind } from '../../src/ingest/webhooks/senders.js';
import { senderOf } from '../../src/ingest/webhooks/senders.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const context = (now = NOW) => ({ sourceId: 'src', now, newId: () => 'made' });

async function understand(kind: SenderKind, body: unknown, headers: Record<string, string> = {}, now = NOW) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const delivery = { text, contentType: 'application/json', ndjson: false, headers };
  return senderOf(kind).read(delivery, context(now));
}
async function signals(...asked: Parameters<typeof understand>): Promise<readonly Signal[]> {
  const read = await understand(...asked);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.signals;
}
async function problems(...asked: Parameters<typeof understand>): Promise<readonly string[]> {
  const read = await understand(...asked);
  return read.ok ? [] : read.problems;
}
const published = (file: string) => new URL(`../../../shared/payloads/${file}.json`, import.meta.url);

describe('Grafana (B6)', () => {
  const alert = {
    status: 'firing',
    labels: { alertname: 'Checkout slow', severity: 'critical', region: 'east' },
    annotations: { summary: 'Checkout takes 4 s' },
    startsAt: '2026-11-21T11:59:30Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'https://grafana.example/alerting/1/edit',
    panelURL: 'https://grafana.example/d/1?viewPanel=2',
    fingerprint: 'c6ea',
    values: { B: 4.2, C: 1, D: null },
  };

  it('is Alertmanager with values and the address of a panel', async () => {
    expect(await signals('grafana', { receiver: 'tocsin', status: 'firing', alerts: [alert], version: '1' })).toEqual([
      {
        kind: 'alert',
        id: expect.stringContaining('c6ea-firing-'),
        source: 'src',
        name: 'Checkout slow',
        subject: 'region:east',
        labels: alert.labels,
        at: Date.parse(alert.startsAt),
        status: 'firing',
        level: 'critical',
        title: 'Checkout takes 4 s',
        text: 'B = 4.2, C = 1',
        url: alert.panelURL,
      },
    ]);
  });

  it.skipIf(!existsSync(published('grafana-alerting-firing')))('reads the published example', async () => {
    const { body } = JSON.parse(readFileSync(published('grafana-alerting-firing'), 'utf8'));
    expect(await signals('grafana', body)).toMatchObject([
      { name: 'High memory usage', status: 'firing', text: expect.stringContaining('B = 44.2') },
      { name: 'High CPU usage', status: 'firing', labels: { zone: 'eu-1' } },
    ]);
  });
});

describe('PagerDuty Events v2 (B6)', () => {
  const trigger = {
    routing_key: 'r',
    event_action: 'trigger',
    dedup_key: 'db-1/disk',
    client: 'Checks',
    client_url: 'https://checks.example',
    links: [{ href: 'https://checks.example/7', text: 'graph' }],
    images: [{ src: 'https://checks.example/7.png' }],
    payload: {
      summary: 'Disk of db-1 at 99 %',
      source: 'db-1',
      severity: 'critical',
      component: 'mysql',
      class: 'disk',
      custom_details: { region: 'east', 'free space': '1%', load: 0.75, nested: { a: [1] } },
    },
  };

  it('makes a firing alert of a trigger', async () => {
    expect(await signals('pagerduty', trigger)).toEqual([
      {
        kind: 'alert',
        id: expect.any(String),
        source: 'src',
        name: 'pagerduty.alert',
        subject: 'pagerduty:db-1/disk',
        labels: {
          region: 'east',
          'free space': '1%',
          load: '0.75',
          instance: 'db-1',
          component: 'mysql',
          class: 'disk',
          client: 'Checks',
          dedup_key: 'db-1/disk',
        },
        at: NOW,
        status: 'firing',
        level: 'critical',
        title: 'Disk of db-1 at 99 %',
        text: 'region: east\nfree space: 1%\nload: 0.75\nnested: {"a":[1]}',
        url: 'https://checks.example/7',
      },
    ]);
  });

  it('ends it by its key alone, and asks for an acknowledgement', async () => {
    const follow = { routing_key: 'r', dedup_key: 'db-1/disk' };
    expect(await signals('pagerduty', { ...follow, event_action: 'resolve' })).toMatchObject([
      {
        status: 'resolved',
        name: 'pagerduty.alert',
        subject: 'pagerduty:db-1/disk',
        labels: { dedup_key: 'db-1/disk' },
      },
    ]);
    expect(await understand('pagerduty', { ...follow, event_action: 'acknowledge' })).toEqual({
      ok: true,
      signals: [],
      requests: [{ labels: { dedup_key: 'db-1/disk' }, action: { do: 'acknowledge', note: '' } }],
    });
  });

  it('takes a trigger again soon for the same, later for news, and without a key for one of its own', async () => {
    const id = async (body: object, now: number) => (await signals('pagerduty', body, {}, now))[0]?.id;
    expect(await id(trigger, NOW + 2_000)).toBe(await id(trigger, NOW));
    expect(await id(trigger, NOW + 60_000)).not.toBe(await id(trigger, NOW));
    const { dedup_key: _, ...keyless } = trigger;
    expect(await signals('pagerduty', keyless)).toMatchObject([{ labels: { dedup_key: 'made' } }]);
  });

  it('survives details nested as deeply as a body can hold', async () => {
    const deep = `{"event_action":"trigger","payload":{"summary":"a","source":"b","severity":"info","custom_details":{"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}}}`;
    expect(await signals('pagerduty', deep)).toMatchObject([{ text: 'x: …' }]);
  });

  it('keeps keys that are too long for a label apart', async () => {
    const key = async (end: string) =>
      (await signals('pagerduty', { ...trigger, dedup_key: 'k'.repeat(230) + end }))[0]?.labels.dedup_key;
    expect(await key('a')).toHaveLength(200);
    expect(await key('a')).not.toBe(await key('b'));
  });

  it.each([
    [{ ...trigger, event_action: 'page' }, /'event_action' is missing or invalid/],
    [
      { ...trigger, payload: { ...trigger.payload, severity: 'bad' } },
      /'payload.severity' is invalid \(must be one of/,
    ],
    [{ ...trigger, payload: { source: 'a', severity: 'info' } }, /'payload.summary' is missing or blank/],
    [{ event_action: 'resolve' }, /'dedup_key' is missing or blank/],
  ])('says what is wrong with %j', async (body, expected) => {
    expect((await problems('pagerduty', body)).join('\n')).toMatch(expected);
  });

  it.skipIf(!existsSync(published('pagerduty-events-v2-examples')))('reads the published example', async () => {
    const { examples } = JSON.parse(readFileSync(published('pagerduty-events-v2-examples'), 'utf8'));
    const body = examples['/paths//enqueue/post/requestBody/content/application/json/examples'].event.value;
    expect(await signals('pagerduty', body)).toMatchObject([
      {
        title: 'DISK at 99% on machine prod-datapipe03.example.com',
        level: 'critical',
        labels: { dedup_key: 'srv01/mysql', component: 'mysql', 'ping time': '1500ms' },
        url: 'http://pagerduty.example.com',
      },
    ]);
  });
});

describe('Sentry (B6)', () => {
  const issue = (action: string) => ({
    action,
    data: {
      issue: {
        id: '4401',
        shortId: 'SHOP-7',
        title: 'TypeError: price of undefined',
        culprit: 'checkout in pay',
        level: 'fatal',
        project: { id: '1', slug: 'shop' },
        web_url: 'https://sentry.example/organizations/acme/issues/4401/',
      },
    },
  });
  const of = (resource: string) => ({ 'sentry-hook-resource': resource, 'sentry-hook-timestamp': '1795262400' });

  it('makes one condition of an issue and of the alerts about it', async () => {
    const [created] = await signals('sentry', issue('created'), of('issue'));
    const [resolved] = await signals('sentry', issue('resolved'), of('issue'));
    const event = {
      issue_id: '4401',
      title: 'TypeError',
      level: 'error',
      environment: 'prod',
      web_url: 'https://s.example/e',
    };
    const [alerted] = await signals(
      'sentry',
      { action: 'triggered', data: { event, triggered_rule: 'Many errors' } },
      of('event_alert'),
    );
    expect(created).toMatchObject({
      kind: 'alert',
      name: 'sentry.issue',
      status: 'firing',
      level: 'fatal',
      title: 'TypeError: price of undefined',
      text: 'checkout in pay',
      labels: { dedup_key: 'issue-4401', project: 'shop', issue: 'SHOP-7' },
    });
    expect(resolved).toMatchObject({ status: 'resolved', labels: { dedup_key: 'issue-4401' } });
    expect(alerted).toMatchObject({
      name: 'sentry.issue',
      status: 'firing',
      level: 'error',
      labels: { dedup_key: 'issue-4401', rule: 'Many errors', environment: 'prod' },
      url: 'https://s.example/e',
    });
  });

  it.each(['critical', 'warning', 'resolved'])('reads a metric alert that is %s', async (action) => {
    const body = {
      action,
      data: {
        description_title: 'Too many errors',
        description_text: '1000 events in the last 10 minutes',
        web_url: 'https://sentry.example/alerts/3',
        metric_alert: { id: '3', projects: ['shop'], alert_rule: { name: 'Errors' } },
      },
    };
    expect(await signals('sentry', body, of('metric_alert'))).toMatchObject([
      {
        name: 'sentry.metric_alert',
        status: action === 'resolved' ? 'resolved' : 'firing',
        labels: { dedup_key: 'metric-3', project: 'shop', rule: 'Errors' },
        title: 'Too many errors',
        ...(action === 'resolved' ? {} : { level: action }),
      },
    ]);
  });

  it('takes what tells of no condition, and names what is missing', async () => {
    expect(await signals('sentry', { action: 'created' }, of('installation'))).toEqual([]);
    expect(await signals('sentry', issue('assigned'), of('issue'))).toEqual([]);
    expect(await problems('sentry', { action: 'created', data: {} }, of('issue'))).toEqual([
      'data.issue.id: is missing',
    ]);
    expect(await problems('sentry', issue('created'))).toEqual(['the header sentry-hook-resource is missing']);
  });
});

describe('Datadog (B6)', () => {
  const filled = (values: Readonly<Record<string, string>>) =>
    datadogTemplate.replace(/\$[A-Z_]+/g, (name) => values[name.slice(1)] ?? name);
  const sent = (more: Readonly<Record<string, string>> = {}) =>
    filled({
      ID: '8812',
      ALERT_ID: '1234',
      ALERT_CYCLE_KEY: '99871',
      ALERT_TRANSITION: 'Triggered',
      ALERT_TYPE: 'error',
      ALERT_TITLE: 'Orders stuck on {host:oms-2}',
      ALERT_SCOPE: 'host:oms-2',
      TEXT_ONLY_MSG: 'queue over 500',
      TAGS: 'monitor, service:oms,region:east',
      LINK: 'https://app.datadoghq.com/event/1',
      DATE: String(NOW - 5_000),
      ...more,
    });

  it('reads its own template, whatever Datadog left unfilled', async () => {
    expect(await signals('datadog', sent())).toEqual([
      {
        kind: 'alert',
        id: 'datadog-8812-Triggered',
        source: 'src',
        name: 'datadog.monitor',
        subject: 'datadog:99871',
        labels: { service: 'oms', region: 'east', host: 'oms-2', monitor: '1234', dedup_key: '99871' },
        at: NOW - 5_000,
        status: 'firing',
        level: 'error',
        title: 'Orders stuck on {host:oms-2}',
        text: 'queue over 500',
        url: 'https://app.datadoghq.com/event/1',
      },
    ]);
  });

  it.each([
    ['Triggered', 'P1', 'firing', 'P1'],
    ['Re-Triggered', 'P2', 'firing', 'P2'],
    ['Warn', 'P1', 'firing', 'warning'],
    ['Re-Warn', '', 'firing', 'warning'],
    ['No Data', '', 'firing', 'error'],
    ['Recovered', 'P1', 'resolved', 'P1'],
  ])('takes %s of a monitor of priority %s for %s, %s', async (transition, priority, status, level) => {
    const body = sent({ ALERT_TRANSITION: transition, ALERT_PRIORITY: priority });
    expect(await signals('datadog', body)).toMatchObject([{ status, level, labels: { dedup_key: '99871' } }]);
  });

  it('is the template that the documentation says to paste', () => {
    const said = readFileSync(new URL('../../docs/senders.md', import.meta.url), 'utf8');
    const [pasted] = /\{[^{}]*\$ALERT_CYCLE_KEY[^{}]*\}/.exec(said) ?? [];
    expect(JSON.parse(pasted ?? 'null')).toEqual(JSON.parse(datadogTemplate));
  });

  it('says what to paste where another payload came', async () => {
    expect((await problems('datadog', { title: 'x' })).join()).toMatch(/alert_id: is missing; paste the payload/);
  });
});

it.each(['', 'null', '$ALERT_TRANSITION', null])(
  'takes what no monitor of Datadog told (transition %j), and makes no signal of it',
  async (word) => {
    expect(await signals('datadog', { id: '1', alert_id: '', alert_transition: word })).toEqual([]);
  },
);
