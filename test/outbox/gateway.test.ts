import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readAddress } from '../../src/chat/webhook/address.js';
import { createWebhooks } from '../../src/chat/webhook/webhook.js';
import type { OutgoingWebhook } from '../../src/domain/escalation/webhook.js';
import type { PolicyStep } from '../../src/domain/incident.js';
import type { Person } from '../../src/domain/person.js';
import { cardText } from '../harness/recording-chat.js';
import { channel, UNDEMANDING } from '../harness/settings.js';
import { type Box, openBox } from './box.js';

const MINUTE = 60_000;
const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`;
const PHONE = '+8613800138000';
const LI: Person = {
  id: 'li',
  name: 'Li "Nana" Na',
  permission: 'act',
  accounts: [],
  phone: PHONE,
  ways: [{ by: 'webhook:sms', afterMs: 0 }],
};
const SMS: OutgoingWebhook = {
  id: 'sms',
  urlEnv: 'SMS_URL',
  secretEnv: 'SMS_SECRET',
  headersEnv: { authorization: 'SMS_AUTH' },
  body: '{"to": "{phone}", "text": "{text}", "name": "{name}", "inc": "{incident}", "level": "{level}"}',
  timeoutMs: 2_000,
};

interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('a gateway on a real socket (A14)', () => {
  let server: Server;
  let got: Got[];
  let answers: { readonly status: number; readonly headers?: Record<string, string> }[];
  let env: Record<string, string>;
  beforeEach(async () => {
    got = [];
    answers = [];
    server = createServer(async (req, res) => {
      const chunks: Buffer[] = [];
      for await (const chunk of req) chunks.push(Buffer.from(chunk));
      got.push({ headers: req.headers, body: Buffer.concat(chunks).toString('utf8') });
      const { status, headers = {} } = answers.shift() ?? { status: 204 };
      res.writeHead(status, headers).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    env = {
      SMS_URL: `http://127.0.0.1:${port}/send?token=t0ps3cret`,
      SMS_SECRET: SECRET,
      SMS_AUTH: 'Bearer k3y',
    };
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  async function house(webhook: OutgoingWebhook = SMS, more: Partial<PolicyStep> = {}): Promise<Box> {
    const step = { afterMs: MINUTE, channels: ['ops'], people: ['li'], groups: [], ...more };
    const level = { ...UNDEMANDING, policy: [step] };
    return openBox(
      {
        channels: [channel('ops', { platform: 'slack' })],
        people: [LI],
        webhooks: [webhook],
        levels: { blue: level, yellow: level, orange: level, red: level },
      },
      ({ now, engine }) => [
        createWebhooks({ webhooks: () => engine.live.settings.webhooks, secretOf: (name) => env[name], now }),
      ],
    );
  }
  const told = (box: Box) =>
    box.slack.tried.filter(({ out }) => out.kind === 'word').map(({ out }) => cardText(out.card));

  test('gets one signed request, its places filled', async () => {
    const box = await house();
    await box.house.metric(0.2);
    await box.pass(3 * MINUTE, MINUTE);
    expect(got).toHaveLength(1);
    const { headers, body } = got[0] ?? { headers: {}, body: '' };
    expect(JSON.parse(body)).toMatchObject({ to: PHONE, name: 'Li "Nana" Na', inc: 'INC-1', level: 'yellow' });
    expect(headers.authorization).toBe('Bearer k3y');
    const signed = {
      'webhook-id': String(headers['webhook-id']),
      'webhook-timestamp': String(headers['webhook-timestamp']),
      'webhook-signature': String(headers['webhook-signature']),
    };
    // The library's own `verify` reads the clock of the machine, and the house has its own.
    const at = new Date(Number(signed['webhook-timestamp']) * 1000);
    expect(new Webhook(SECRET).sign(signed['webhook-id'], at, body)).toBe(signed['webhook-signature']);
    expect(Math.abs(at.getTime() - box.house.now())).toBeLessThan(5 * MINUTE);
  });

  test('busy for a while, it is asked again by the same id, no sooner than it says', async () => {
    const box = await house();
    answers = [{ status: 503, headers: { 'retry-after': '120' } }];
    await box.house.metric(0.2);
    await box.pass(2 * MINUTE, MINUTE);
    expect(got).toHaveLength(1);
    await box.pass(3 * MINUTE, MINUTE);
    expect(got).toHaveLength(2);
    expect(got[1]?.headers['webhook-id']).toBe(got[0]?.headers['webhook-id']);
    expect(got[1]?.headers['idempotency-key']).toBe(got[0]?.headers['webhook-id']);
    await box.pass(10 * MINUTE, MINUTE);
    expect(got).toHaveLength(2);
  });

  test('one that has gone is told, with what to mend and no secret', async () => {
    const box = await house();
    answers = Array.from({ length: 50 }, () => ({ status: 410 }));
    await box.house.metric(0.2);
    await box.pass(5 * MINUTE, MINUTE);
    expect(told(box)).toHaveLength(1);
    expect(told(box)[0]).toMatch(/called by webhook:sms any more.*SMS_URL/su);
    const files = ['', '-wal'].map((end) => `${box.house.file}${end}`).filter(existsSync);
    const seen = [...told(box), ...files.map((file) => readFileSync(file, 'latin1'))].join();
    expect(seen).toContain('webhook:sms:li');
    for (const secret of ['t0ps3cret', 'k3y', SECRET, PHONE]) expect(seen).not.toContain(secret);
    answers = [];
    await box.pass(30 * MINUTE, MINUTE);
    expect(told(box)).toHaveLength(2);
    expect(told(box)[1]).toMatch(/People can be called by webhook:sms again/);
  });

  test('a message it refuses is told by itself: others still get through', async () => {
    const box = await house();
    answers = [{ status: 422 }];
    await box.house.metric(0.2);
    await box.pass(3 * MINUTE, MINUTE);
    expect(told(box)[0]).toMatch(/Li "Nana" Na could not be called in webhook:sms:li to INC-1/);
    await box.house.metric(0.2, 'west');
    await box.pass(3 * MINUTE, MINUTE);
    expect(got).toHaveLength(2);
  });

  test.each([
    ['a redirect is not followed', { status: 307, headers: { location: 'http://169.254.169.254/' } }, /do not follow/],
    ['a key it does not take', { status: 401 }, /headers_env/],
  ])('%s', async (_, answer, fix) => {
    const box = await house();
    answers = Array.from({ length: 9 }, () => answer);
    await box.house.metric(0.2);
    await box.pass(3 * MINUTE, MINUTE);
    expect(told(box)[0]).toMatch(fix);
  });

  test.each([
    ['not set', 'SMS_URL', undefined, /Set SMS_URL to the address/],
    ['not encrypted', 'SMS_URL', 'http://sms.example/send', /with https/],
    ['with a password in it', 'SMS_URL', 'https://a:b@sms.example/', /without a name or password/],
    ['no secret of theirs', 'SMS_SECRET', 'whsec_%%%', /whsec_<base64>/],
    ['a header that is none', 'SMS_AUTH', 'Bearer k3y\nx: y', /the value of the header authorization/],
  ])('what is %s is told, and nothing is sent', async (_, name, value, fix) => {
    if (value === undefined) delete env[name];
    else env[name] = value;
    const box = await house();
    await box.house.metric(0.2);
    await box.pass(3 * MINUTE, MINUTE);
    expect(got).toEqual([]);
    expect(told(box)[0]).toMatch(fix);
  });

  test('a step calls a webhook by itself, for nobody in particular', async () => {
    const box = await house(SMS, { people: [], calls: [{ to: 'webhook', id: 'sms' }] });
    await box.house.metric(0.2);
    await box.pass(3 * MINUTE, MINUTE);
    expect(got.map(({ body }) => JSON.parse(body))).toMatchObject([{ to: '', name: '', inc: 'INC-1' }]);
  });

  test('without a body in the configuration it gets our own form', async () => {
    const box = await house({ ...SMS, body: null, secretEnv: null });
    await box.house.metric(0.2);
    await box.pass(2 * MINUTE, MINUTE);
    expect(got[0]?.headers['webhook-signature']).toBeUndefined();
    expect(JSON.parse(got[0]?.body ?? '')).toMatchObject({
      type: 'tocsin.call',
      data: { incident: 'INC-1', level: 'yellow', person: 'li', phone: PHONE, drill: false },
    });
  });

  test('killed between the request and its record, it asks again by the same id', async () => {
    const box = await house();
    await box.house.metric(0.2);
    await box.house.sleep(2 * MINUTE);
    const record = box.outbox.deps.record;
    onTestFinished(() => void Object.assign(box.outbox.deps, { record }));
    Object.assign(box.outbox.deps, { record: () => new Promise(() => undefined) });
    void box.drain();
    await expect.poll(() => got.length).toBe(1);
    await box.restart();
    await box.pass(2 * MINUTE, MINUTE);
    expect(got).toHaveLength(2);
    expect(got[1]?.headers['webhook-id']).toBe(got[0]?.headers['webhook-id']);
  });
});

test.each([
  ['https://sms.example/send', true],
  ['http://127.0.0.1:8080/', true],
  ['http://[::1]/', true],
  ['http://localhost/', true],
  ['http://127.0.0.1.example/', false],
  ['http://10.0.0.1/', false],
  ['ftp://sms.example/', false],
  ['sms.example', false],
])('an address such as %s may be used: %s', (text, may) => {
  expect(readAddress(text) !== null).toBe(may);
});
