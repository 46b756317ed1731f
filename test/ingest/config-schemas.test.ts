import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkSchema } from '../../src/ingest/checks/schema.js';
import { mappedExample, signalsExample } from '../../src/ingest/source-schema.js';
import { sourceSchema, toSource } from '../../src/ingest/sources.js';
import { alertmanagerExample } from '../../src/ingest/webhooks/alertmanager.js';
import { cloudeventsExample } from '../../src/ingest/webhooks/cloudevents.js';
import { datadogExample } from '../../src/ingest/webhooks/datadog.js';
import { githubExample } from '../../src/ingest/webhooks/github.js';
import { grafanaExample } from '../../src/ingest/webhooks/grafana.js';
import { pagerdutyExample } from '../../src/ingest/webhooks/pagerduty.js';
import { sentryExample } from '../../src/ingest/webhooks/sentry.js';

const problems = (schema: typeof checkSchema | typeof sourceSchema, written: unknown): string[] => {
  const read = schema.safeParse(written);
  return read.success ? [] : read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`);
};

describe('a check as written', () => {
  it('reads lengths of time as ms and fills in what is left out', () => {
    const check = checkSchema.parse({
      id: 'shop',
      kind: 'http',
      url: 'https://shop.example/health',
      every: '10s',
      during_show: '5s',
    });
    expect(check).toMatchObject({
      times: { type: 'every', everyMs: 10_000 },
      duringShowMs: 5_000,
      timeoutMs: 5_000,
      jitterMs: 1_000,
      missed: 'skip',
      subject: 'http:shop',
      expectStatus: [],
    });
  });

  it('reads a cron expression with its zone, and shifts it by nothing unless asked', () => {
    const check = checkSchema.parse({
      id: 'b',
      kind: 'heartbeat',
      name: 'oms',
      within: '2m',
      cron: '*/5 * * * *',
      zone: 'Asia/Shanghai',
    });
    expect(check).toMatchObject({
      times: { type: 'cron', cron: '*/5 * * * *', zone: 'Asia/Shanghai' },
      jitterMs: 0,
      withinMs: 120_000,
    });
  });

  it.each([
    [{ id: 'x', kind: 'hls', url: 'https://a.example/x.m3u8' }, /every: a check needs either every/],
    [{ id: 'x', kind: 'hls', url: 'https://a.example/x.m3u8', every: '1s', cron: '* * * * *' }, /not both/],
    [{ id: 'x', kind: 'hls', url: 'ftp://a.example/', every: '1s' }, /url: must be an address/],
    [{ id: 'x', kind: 'http', url: 'http://a.example', every: '10' }, /every: "10" is not a length of time/],
    [{ id: 'x', kind: 'http', url: 'http://a.example', cron: '61 * * * *' }, /cron: "61 \* \* \* \*" is not a cron/],
    [{ id: 'x', kind: 'http', url: 'http://a.example', every: '1s', zone: 'Mars/Base' }, /zone: is not an IANA/],
    [{ id: 'x', kind: 'http', url: 'http://a.example', every: '1s', json: { a: '$[' } }, /json\.a: .*not a JSONPath/],
    [{ id: 'x', kind: 'http', url: 'http://a.example', every: '1s', body_match: '(' }, /body_match: is not a regular/],
    [{ id: 'x', kind: 'http', url: 'http://a.example', every: '1s', tiemout: '1s' }, /tiemout/],
    [{ id: 'x', kind: 'http', url: 'http://ops:pw@a.example', every: '1s' }, /^url: must hold no user and password/],
    [{ id: 'x', kind: 'ping', every: '1s' }, /kind/],
  ])('refuses %j', (written, expected) => {
    expect(problems(checkSchema, written).join('\n')).toMatch(expected);
  });
});

describe('a source as written', () => {
  const secrets = (name: string) => (name === 'OMS_SECRET' ? 's3cret' : undefined);
  const auth = (written: unknown) => toSource('oms', sourceSchema.parse(written), secrets).auth;

  it('resolves its secret', () => {
    expect(auth({ secret_env: 'OMS_SECRET' })).toEqual({ type: 'bearer', secrets: ['s3cret'] });
    expect(auth({ secret_env: 'OMS_SECRET', verify: 'hmac-sha256', header: 'X-Shop-Hmac' })).toMatchObject({
      type: 'signed',
      secrets: ['s3cret'],
      signing: { needs: ['x-shop-hmac'] },
    });
  });

  it('is shown as the service of its kind signs, unless it says how', () => {
    expect(auth({ kind: 'github', secret_env: 'OMS_SECRET' })).toMatchObject({
      type: 'signed',
      signing: { needs: ['x-hub-signature-256'] },
    });
    expect(auth({ kind: 'github', secret_env: 'OMS_SECRET', verify: 'bearer' })).toMatchObject({ type: 'bearer' });
    expect(auth({ kind: 'datadog', secret_env: 'OMS_SECRET' })).toMatchObject({ type: 'bearer' });
    expect(auth({ secret_env: 'OMS_SECRET', verify: 'query' })).toMatchObject({ type: 'query' });
    expect(auth({ secret_env: 'OMS_SECRET', verify: 'standard-webhooks' })).toMatchObject({
      signing: { needs: ['webhook-id', 'webhook-timestamp', 'webhook-signature'] },
    });
  });

  it('may be one of several secrets; those that are not set do not count', () => {
    const all = toSource('a', sourceSchema.parse({ secret_env: ['A', 'GONE', 'B'] }), (name) =>
      name === 'GONE' ? undefined : name.toLowerCase(),
    );
    expect(all.auth).toEqual({ type: 'bearer', secrets: ['a', 'b'] });
    expect(auth({ secret_env: ['GONE', 'LOST'] })).toMatchObject({
      type: 'refused',
      why: expect.stringContaining('GONE, LOST is not set'),
    });
  });

  it.each([
    signalsExample,
    mappedExample,
    alertmanagerExample,
    grafanaExample,
    pagerdutyExample,
    datadogExample,
    sentryExample,
    githubExample,
    cloudeventsExample,
  ])('is one like this: %s', (example) => {
    const [written] = Object.values(parse(example));
    expect(problems(sourceSchema, written)).toEqual([]);
  });

  it('is refused without one, unless allowed', () => {
    expect(auth({})).toMatchObject({ type: 'refused', why: expect.stringContaining('secret_env') });
    expect(auth({ secret_env: 'GONE' })).toMatchObject({
      type: 'refused',
      why: expect.stringContaining('GONE is not set'),
    });
    expect(auth({ secret_env: 'GONE', allow_unsigned: true })).toEqual({ type: 'unsigned' });
    expect(auth({ secret_env: 'OMS_SECRET', allow_unsigned: true })).toMatchObject({ type: 'bearer' });
  });

  it.each([
    [{ kind: 'mapped' }, /mapping: a mapped source needs a mapping/],
    [{ kind: 'signals', mapping: { kind: 'heartbeat', name: 'a' } }, /only a source of kind: mapped/],
    [{ header: 'x' }, /only verify: hmac-sha256/],
    [{ secret_env: 'not a name' }, /secret_env: must be the name of an environment variable/],
    [{ kind: 'mapped', mapping: { kind: 'metric', name: 'a' } }, /mapping\.0\.value: a metric signal needs "value"/],
    [{ kind: 'mapped', mapping: { kind: 'text', name: 'a', text: 'x {$.y' } }, /mapping\.0\.text: .*never closed/],
    [
      { kind: 'mapped', mapping: { kind: 'heartbeat', name: '$.[', each: '$..' } },
      /mapping\.0\.each: .*not a JSONPath/,
    ],
    [{ secert_env: 'A' }, /secert_env/],
  ])('refuses %j', (written, expected) => {
    expect(problems(sourceSchema, written).join('\n')).toMatch(expected);
  });
});
