import { secretOfPage, sendersPage } from './senders-page.js';

/** A body as a service sends it, from which mutations are made. */
export interface Seed {
  readonly kind: string;
  readonly entry: Readonly<Record<string, unknown>>;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What docs/senders.md shows of every sender, and what else each of them reads. */
export function seeds(): readonly Seed[] {
  const shown = sendersPage().flatMap(({ sources, script }) =>
    Object.values(sources).map((entry): Seed => {
      const { secret_env: _, ...rest } = entry;
      const headers = Object.fromEntries(
        [...script.matchAll(/-H ['"]([\w-]+): ([^'"]*)['"]/g)].map(([, name = '', value = '']) => [
          name.toLowerCase(),
          value,
        ]),
      );
      const { 'content-type': contentType = 'application/x-www-form-urlencoded', ...others } = headers;
      return { kind: String(entry.kind), entry: rest, contentType, headers: others, body: bodyIn(script) };
    }),
  );
  const entryOf = (kind: string) => shown.find((seed) => seed.kind === kind)?.entry ?? { kind };
  const more = MORE.map(([kind, headers, body]): Seed => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return { kind, entry: entryOf(kind), contentType: 'application/json', headers, body: text };
  });
  return [...shown, ...more];
}

function bodyIn(script: string): string {
  const found = /body='([^']*)'/.exec(script)?.[1] ?? /-d '(.*)'\s*$/s.exec(script)?.[1];
  if (found === undefined) throw new Error(`no body in: ${script}`);
  return found.replace(/'"\$(\w+)"'/g, (_, name: string) => secretOfPage(name));
}

const CE = {
  'ce-id': '1',
  'ce-source': '/wms',
  'ce-type': 'stock.available',
  'ce-specversion': '1.0',
  'ce-sku': 'tea-01',
};
const repository = { full_name: 'lantern/shop', default_branch: 'main', pushed_at: 1_795_262_400 };
const MORE: readonly (readonly [string, Readonly<Record<string, string>>, unknown])[] = [
  [
    'signals',
    {},
    [
      {
        id: 'a',
        kind: 'metric',
        name: 'stock.available',
        value: 3,
        labels: { sku: 'tea-01' },
        at: '2026-11-21T12:00:00Z',
      },
      { kind: 'text', name: 'speech.line', text: '全网最低价', labels: { show: '618' } },
      { kind: 'fact', name: 'shop.opened', fields: { by: { who: ['x', 1, null] } } },
      { kind: 'alert', name: 'x', status: 'firing', level: 'P1', title: 't', text: 'u', url: 'https://x.example' },
      { kind: 'heartbeat', name: 'heartbeat.oms' },
    ],
  ],
  ['signals', {}, '{"kind":"metric","name":"a","value":1}\n{"kind":"metric","name":"b","value":2}'],
  [
    'mapped',
    {},
    {
      items: [
        { sku: 'tea-01', left: 12 },
        { sku: 'tea-02', left: '1,250' },
      ],
      shop: 'x',
    },
  ],
  [
    'alertmanager',
    {},
    {
      version: '4',
      receiver: 'tocsin',
      truncatedAlerts: 2,
      status: 'resolved',
      alerts: [
        {
          status: 'resolved',
          labels: { alertname: 'a', sku: '1' },
          annotations: { description: 'd' },
          startsAt: '2026-11-21T11:00:00Z',
          endsAt: '2026-11-21T11:59:00Z',
          fingerprint: 'f',
          generatorURL: 'http://p.example',
        },
      ],
    },
  ],
  ['cloudevents', CE, { value: 3, unit: 'pcs', labels: { warehouse: 'w' } }],
  [
    'cloudevents',
    {},
    [
      { specversion: '1.0', id: '1', source: '/a', type: 't', data: { status: 'firing', level: 'x', title: 'y' } },
      { specversion: '1.0', id: '2', source: '/a', type: 't', data_base64: 'AAEC' },
    ],
  ],
  ['pagerduty', {}, { routing_key: 'k', event_action: 'acknowledge', dedup_key: 'pay' }],
  [
    'pagerduty',
    {},
    {
      routing_key: 'k',
      event_action: 'trigger',
      payload: {
        summary: 's',
        source: 'h',
        severity: 'critical',
        timestamp: '2026-11-21T11:00:00Z',
        custom_details: { a: { b: [1] } },
      },
      links: [{ href: 'https://x.example', text: 'x' }],
    },
  ],
  [
    'github',
    { 'x-github-event': 'push' },
    {
      ref: 'refs/heads/main',
      repository,
      forced: true,
      commits: [{ id: '1' }],
      head_commit: { message: 'm' },
      pusher: { name: 'p' },
    },
  ],
  [
    'github',
    { 'x-github-event': 'issues' },
    {
      action: 'opened',
      repository,
      issue: {
        number: 1,
        title: 't',
        labels: [{ name: 'l' }],
        user: { login: 'u' },
        updated_at: '2026-11-21T11:00:00Z',
      },
    },
  ],
  [
    'github',
    { 'x-github-event': 'dependabot_alert' },
    {
      action: 'created',
      repository,
      alert: {
        number: 4,
        dependency: { package: { name: 'p' } },
        security_advisory: { severity: 'high', cve_id: 'CVE-1', summary: 's' },
      },
    },
  ],
  [
    'sentry',
    { 'sentry-hook-resource': 'metric_alert', 'sentry-hook-timestamp': '1' },
    {
      action: 'critical',
      data: {
        metric_alert: { id: '4', title: 't', projects: ['shop'], alert_rule: { name: 'r' } },
        description_text: 'd',
      },
    },
  ],
  [
    'sentry',
    { 'sentry-hook-resource': 'event_alert', 'sentry-hook-timestamp': '1' },
    { action: 'triggered', data: { event: { issue_id: '4', title: 't', level: 'error' }, triggered_rule: 'r' } },
  ],
  [
    'shopify',
    { 'x-shopify-topic': 'refunds/create' },
    {
      id: 9,
      order_id: 1,
      created_at: '2026-11-21T11:00:00Z',
      note: 'n',
      refund_line_items: [{ id: 4, quantity: 1, subtotal: 9.5, line_item: { sku: 's' } }],
      transactions: [{ kind: 'refund', amount: '9.50', currency: 'CNY' }],
    },
  ],
  [
    'shopify',
    { 'x-shopify-topic': 'inventory_levels/update' },
    { inventory_item_id: 1, location_id: 2, available: 3, updated_at: '2026-11-21T11:00:00Z' },
  ],
  [
    'shopify',
    { 'x-shopify-topic': 'fulfillments/update', 'x-shopify-shop-domain': 'a.b' },
    {
      id: 1,
      order_id: 2,
      status: 'success',
      shipment_status: 'failure',
      tracking_numbers: ['1'],
      destination: { country_code: 'CN' },
      updated_at: '2026-11-21T11:00:00Z',
    },
  ],
  [
    'shopify',
    { 'x-shopify-topic': 'products/update', 'x-shopify-triggered-at': '2026-11-21T11:00:00Z' },
    { id: 1, title: 't', status: 'active' },
  ],
  [
    'stripe',
    {},
    {
      id: 'evt_2',
      type: 'payment_intent.payment_failed',
      created: 1_795_262_400,
      livemode: false,
      data: {
        object: { id: 'pi', latest_charge: 'ch', amount: 5, currency: 'jpy', last_payment_error: { code: 'c' } },
      },
    },
  ],
  [
    'stripe',
    {},
    {
      id: 'evt_3',
      type: 'charge.refunded',
      created: 1_795_262_400,
      data: {
        object: { id: 'ch', amount_refunded: 5, currency: 'kwd', refunds: { data: [{ id: 're' }] } },
        previous_attributes: { amount_refunded: 1 },
      },
    },
  ],
  [
    'aftership',
    {},
    {
      event: 'tracking_update',
      msg: {
        tracking_number: '1',
        tag: 'Delivered',
        expected_delivery: '2026-11-20',
        checkpoints: [{ tag: 'Delivered', checkpoint_time: '2026-11-21T11:00:00' }],
      },
    },
  ],
  ['17track', {}, { event: 'TRACKING_STOPPED', data: { number: '1', carrier: 1, tag: 't' } }],
  ['srs', {}, { action: 'on_unpublish', client_id: 'c', app: 'live', stream: 's' }],
];
