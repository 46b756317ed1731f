import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClerk } from '../../src/ingest/http/clerk.js';
import { createReplayInbox } from '../../src/ingest/replay-inbox.js';
import { NOT_UTF8 } from '../../src/ingest/wire/json-text.js';
import { type Door, NOW, openDoor, sourcesOf } from '../harness/http-door.js';

const SECRETS = {
  NEW: 'a-secret-of-32-characters-at-lea',
  OLD: 'the-secret-that-was-before-this1',
  STANDARD: `whsec_${Buffer.from('a key of twenty-four byt').toString('base64')}`,
  STANDARD_OLD: `whsec_${Buffer.from('another of twenty-four b').toString('base64')}`,
};
const secret_env = ['NEW', 'OLD'];
const SOURCES = sourcesOf(
  {
    grafana: { kind: 'grafana', secret_env },
    pagerduty: { kind: 'pagerduty', secret_env },
    github: { kind: 'github', secret_env },
    sentry: { kind: 'sentry', secret_env },
    datadog: { kind: 'datadog', secret_env },
    keyed: { kind: 'datadog', secret_env, verify: 'query' },
    standard: { kind: 'cloudevents', secret_env: ['STANDARD', 'STANDARD_OLD'], verify: 'standard-webhooks' },
    plain: { secret_env: ['STANDARD', 'STANDARD_OLD'], verify: 'standard-webhooks' },
    mended: { kind: 'github', secret_env, verify: 'bearer' },
  },
  SECRETS,
);

interface Sent {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}
const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');
const SECONDS = Math.floor(NOW / 1_000);
const ALERT = JSON.stringify({ alerts: [{ status: 'firing', labels: { alertname: 'Full' }, fingerprint: 'f1' }] });
const DATADOG = JSON.stringify({ id: '1', alert_id: '7', alert_transition: 'Triggered', alert_title: 'Full' });
const EVENT = JSON.stringify({ specversion: '1.0', id: 'e1', source: '/wms', type: 'stock.available', data: 3 });
const BEAT = JSON.stringify({ kind: 'heartbeat', id: 'b1', name: 'heartbeat.a' });
const RUN = JSON.stringify({
  action: 'completed',
  workflow_run: { id: 1, workflow_id: 9, name: 'CI', head_branch: 'main', conclusion: 'failure', run_number: 3 },
  repository: { full_name: 'acme/shop', default_branch: 'main' },
});
const event = (routing_key: string | undefined, summary = 'disk full') =>
  JSON.stringify({
    routing_key,
    event_action: 'trigger',
    dedup_key: 'k1',
    payload: { summary, source: 'db-1', severity: 'critical' },
  });

const standard = (path: string, body: string) => (secret: string, at: number) => ({
  path,
  body,
  headers: {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(at),
    'webhook-signature': new Webhook(secret).sign('msg_1', new Date(at * 1_000), body),
  },
});
const bearer =
  (path: string, body: string, more = {}) =>
  (secret: string) => ({
    path,
    body,
    headers: { authorization: `Bearer ${secret}`, ...more },
  });

/** How each shows its secret; `at`: seconds, where the time is signed. */
const WAYS: Readonly<Record<string, { timed?: boolean; standard?: boolean; send(secret: string, at: number): Sent }>> =
  {
    'grafana, body signed': {
      send: (secret) => ({
        path: '/v1/webhooks/grafana',
        body: ALERT,
        headers: { 'x-grafana-alerting-signature': hmac(secret, ALERT) },
      }),
    },
    'grafana, time and body signed': {
      timed: true,
      send: (secret, at) => ({
        path: '/v1/webhooks/grafana',
        body: ALERT,
        headers: {
          'x-grafana-alerting-signature': hmac(secret, `${at}:${ALERT}`),
          'x-grafana-alerting-timestamp': String(at),
        },
      }),
    },
    'grafana, bearer': { send: bearer('/v1/webhooks/grafana', ALERT) },
    'grafana, basic': {
      send: (secret) => ({
        path: '/v1/webhooks/grafana',
        body: ALERT,
        headers: { authorization: `Basic ${Buffer.from(`grafana:${secret}`).toString('base64')}` },
      }),
    },
    'pagerduty at its own address': {
      send: (secret) => ({ path: '/v2/enqueue', body: event(secret || undefined), headers: {} }),
    },
    'pagerduty at ours': {
      send: (secret) => ({ path: '/v1/webhooks/pagerduty', body: event(secret || undefined), headers: {} }),
    },
    github: {
      send: (secret) => ({
        path: '/v1/webhooks/github',
        body: RUN,
        headers: { 'x-github-event': 'workflow_run', 'x-hub-signature-256': `sha256=${hmac(secret, RUN)}` },
      }),
    },
    'github, told to use bearer': { send: bearer('/v1/webhooks/mended', RUN, { 'x-github-event': 'workflow_run' }) },
    sentry: {
      send: (secret) => {
        const body = JSON.stringify({ action: 'created', data: { issue: { id: '5', title: 'x' } } });
        const headers = { 'sentry-hook-resource': 'issue', 'sentry-hook-signature': hmac(secret, body) };
        return { path: '/v1/webhooks/sentry', body, headers };
      },
    },
    'datadog, bearer': { send: bearer('/v1/webhooks/datadog', DATADOG) },
    'datadog, key in the address': {
      send: (secret) => ({ path: `/v1/webhooks/keyed?key=${encodeURIComponent(secret)}`, body: DATADOG, headers: {} }),
    },
    'standard webhooks, cloudevents': {
      timed: true,
      standard: true,
      send: standard('/v1/webhooks/standard', EVENT),
    },
    'standard webhooks, signals': { timed: true, standard: true, send: standard('/v1/webhooks/plain', BEAT) },
  };

let door: Door;
beforeAll(async () => {
  door = await openDoor(SOURCES);
});
afterAll(() => door.server.close());
beforeEach(() => {
  door.engine.signals.length = 0;
  door.engine.inbox.length = 0;
});
const post = ({ path, body, headers }: Sent) => door.post(path, body, headers);
const nothingKept = () => expect([...door.engine.signals, ...door.engine.inbox, ...door.engine.acts]).toEqual([]);

describe.each(Object.entries(WAYS))('%s', (_, way) => {
  const [now, old] = way.standard ? [SECRETS.STANDARD, SECRETS.STANDARD_OLD] : [SECRETS.NEW, SECRETS.OLD];
  const wrong = way.standard ? `whsec_${Buffer.from('of somebody else, 24 byt').toString('base64')}` : 'not-the-secret';

  it('is taken with its secret, and told again counts once', async () => {
    const first = await post(way.send(now, SECONDS));
    expect([first.status, first.text]).toEqual([202, expect.not.stringContaining(now)]);
    const before = door.engine.signals.length;
    expect((await post(way.send(now, SECONDS))).status).toBe(202);
    expect(door.engine.signals).toHaveLength(before);
  });

  it('is refused with another secret, with none, and with another body; nothing is kept', async () => {
    const right = way.send(now, SECONDS);
    const answers = [await post(way.send(wrong, SECONDS))];
    const carried = /routing_key|key=/.test(right.body + right.path) || 'authorization' in right.headers;
    if (!carried) {
      answers.push(await post({ ...right, headers: { 'x-github-event': 'workflow_run' } }));
      answers.push(await post({ ...right, body: right.body.replace('{', '{ ') }));
    } else if (right.path.includes('key=')) {
      answers.push(await post({ ...right, path: right.path.replace(/\?.*/, '') }));
    } else {
      answers.push(await post({ ...way.send('', SECONDS), headers: {} }));
    }
    for (const { status, text } of answers) {
      expect(status).toBe(401);
      expect(text).not.toContain(now);
    }
    nothingKept();
  });

  it('is taken with the secret before, while both hold', async () => {
    expect((await post(way.send(old, SECONDS))).status).toBe(202);
  });
});

it.each(Object.entries(WAYS).filter(([, { timed }]) => timed))(
  '%s is refused once its time is five minutes past, or as far ahead',
  async (_, way) => {
    const now = way.standard ? SECRETS.STANDARD : SECRETS.NEW;
    for (const off of [-301, 301]) {
      const answer = await post(way.send(now, SECONDS + off));
      expect(answer.status).toBe(401);
      expect(answer.json.error).toMatch(/was signed more than 300 s (ago|ahead)/);
    }
    nothingKept();
    expect((await post(way.send(now, SECONDS - 299))).status).toBe(202);
  },
);

it('refuses a time that was taken off what it was signed with', async () => {
  const sent = WAYS['grafana, time and body signed']?.send(SECRETS.NEW, SECONDS - 900);
  if (!sent) throw new Error('gone');
  const { 'x-grafana-alerting-timestamp': _, ...headers } = sent.headers;
  expect((await post({ ...sent, headers })).status).toBe(401);
});

it('keeps no secret of a source with a body that could not be understood, wherever it stood', async () => {
  const body = event(SECRETS.NEW).replace('"critical"', `"${SECRETS.NEW}"`);
  const answer = await door.post('/v2/enqueue', body);
  expect(answer.status).toBe(400);
  expect(answer.text).not.toContain(SECRETS.NEW);
  expect(door.engine.inbox).toHaveLength(1);
  expect(JSON.stringify(door.engine.inbox)).not.toContain(SECRETS.NEW);
});

it('keeps the headers a sender reads, and reads the body by them again', async () => {
  const broken = '{"action":"completed",';
  const signature = `sha256=${hmac(SECRETS.NEW, broken)}`;
  const headers = { 'x-github-event': 'workflow_run', 'x-hub-signature-256': signature, cookie: 'a=b' };
  expect((await door.post('/v1/webhooks/github', broken, headers)).status).toBe(400);
  const [item] = door.engine.inbox;
  if (!item) throw new Error('nothing was kept');
  expect(item.headers).toEqual({ 'x-github-event': 'workflow_run' });

  const replay = createReplayInbox({
    engine: {
      ingest: (s) => door.engine.ingest(s),
      act: (a, b) => door.engine.act(a, b),
      markReplayed: async () => undefined,
    },
    store: { loadInboxItem: async (id) => ({ ...item, id, body: RUN, replayedAt: null }) },
    sources: () => SOURCES,
  });
  expect(await replay(1)).toMatchObject({ result: 'done' });
  expect(door.engine.acts).toEqual([]);
});

it('acknowledges again what was kept as an acknowledgement', async () => {
  const body = JSON.stringify({ event_action: 'acknowledge', dedup_key: 'k1' });
  const item = { at: NOW, source: 'pagerduty', contentType: 'application/json', body, headers: {}, problems: [] };
  const replay = createReplayInbox({
    engine: {
      ingest: (s) => door.engine.ingest(s),
      act: (a, b) => door.engine.act(a, b),
      markReplayed: async () => undefined,
    },
    store: { loadInboxItem: async (id) => ({ ...item, id, replayedAt: null }) },
    sources: () => SOURCES,
  });
  expect(await replay(2)).toMatchObject({ result: 'done' });
  expect(door.engine.acts.splice(0)).toEqual([
    {
      action: {
        on: 'reported',
        source: 'pagerduty',
        labels: { dedup_key: 'k1' },
        action: { do: 'acknowledge', note: '' },
      },
      actor: { kind: 'bot', part: 'source:pagerduty' },
    },
  ]);
});

describe('a body read again', () => {
  const kept = { at: NOW - 3_600_000, source: 'plain', contentType: 'application/json', headers: {}, problems: [] };
  const replayed = (item: object) =>
    createReplayInbox({
      engine: {
        ingest: (s) => door.engine.ingest(s),
        act: (a, b) => door.engine.act(a, b),
        markReplayed: async () => undefined,
      },
      store: { loadInboxItem: async (id) => ({ ...kept, body: '', ...item, id, replayedAt: null }) },
      sources: () => SOURCES,
    })(3);

  it('was observed when it came', async () => {
    const body = '{"kind":"metric","name":"stock.available","value":3}';
    expect(await replayed({ body })).toMatchObject({ result: 'done' });
    expect(door.engine.signals.splice(0)).toMatchObject([{ name: 'stock.available', at: kept.at }]);
  });

  it.each([
    [
      'that names a source it may not send as',
      { body: '{"kind":"heartbeat","name":"heartbeat.a","source":"grafana"}' },
    ],
    ['whose bytes were not UTF-8', { body: '{"kind":"heartbeat","name":"Öë"}', problems: [NOT_UTF8] }],
  ])('is refused as it would be at the door: one %s', async (_, item) => {
    expect(await replayed(item)).toMatchObject({ result: 'refused', said: { key: 'inbox.still' } });
    nothingKept();
  });
});

it('answers 404, and calls nothing broken, where a reload took the source out meanwhile', async () => {
  const logged: string[] = [];
  const log = (_: object, message: string) => void logged.push(message);
  const clerk = createClerk({
    engine: door.engine,
    sources: () => [],
    now: () => NOW,
    newId: () => 'made',
    metrics: { contentType: 'text/plain', render: async () => '' },
    ready: async () => ({ ready: true, parts: {} }),
    log: { info: log, warn: log, error: log },
  });
  const arrived = { source: 'datadog', text: DATADOG, contentType: 'application/json', ndjson: false, headers: {} };
  expect(await clerk({ what: 'signals', ...arrived })).toMatchObject({ status: 404 });
  expect(logged).toEqual([]);
  nothingKept();
});

it('takes a form from a sender that has nothing else, and from no other', async () => {
  const body = new URLSearchParams({ payload: RUN }).toString();
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'x-github-event': 'workflow_run' };
  const signed = { ...form, 'x-hub-signature-256': `sha256=${hmac(SECRETS.NEW, body)}` };
  expect((await door.post('/v1/webhooks/github', body, signed)).status).toBe(202);
  const elsewhere = { ...form, authorization: `Bearer ${SECRETS.NEW}` };
  expect((await door.post('/v1/webhooks/datadog', body, elsewhere)).status).toBe(415);
});

it('writes no address with a key to the log', async () => {
  await door.post(`/v1/webhooks/keyed?key=${SECRETS.NEW}`, '{');
  await door.post(`/v1/nowhere?key=${SECRETS.NEW}`, '{');
  expect(door.logged.join('\n')).not.toContain(SECRETS.NEW);
  expect(JSON.stringify(door.engine.inbox)).not.toContain(SECRETS.NEW);
});
