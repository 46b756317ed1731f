import { describe, expect, test } from 'vitest';
import { examineWebhooks } from '../../src/chat/webhook/doctor.js';
import { loadConfig } from '../../src/config/load.js';
import { problemSay } from '../../src/config/problem.js';
import { sayText } from '../../src/text/say.js';
import { folderOf } from './folder.js';

const HOUSE = 'channels: { ops: { platform: console } }\nlevels: {}\nsources:\n  local: { allow_unsigned: true }\n';
const ONCALL = `webhooks:
  sms:
    url_env: SMS_URL
    secret_env: SMS_SECRET
    headers_env: { authorization: SMS_AUTH }
    body: { to: "{phone}", text: "{text}" }
  bell: { url_env: BELL_URL }
`;

function load(person: string, oncall = ONCALL, env: Readonly<Record<string, string>> = {}) {
  const files = { 'tocsin.yaml': HOUSE, 'people.yaml': `- id: lin\n  name: Lin\n${person}`, 'oncall.yaml': oncall };
  return loadConfig(folderOf(files), (name) => env[name]);
}
const words = (loading: ReturnType<typeof load>): readonly string[] =>
  (loading.ok ? loading.config.warnings : loading.problems).map((one) => sayText('en', 'utc', problemSay(one), 0));

describe('how people are called, as it is written', () => {
  test('ways in their order, quiet hours, a phone', () => {
    const loading = load(`  phone: "+86 138-0013-8000"
  quiet: { hours: "23:00-07:00", days: [mon-thu, sun] }
  ways: [{ by: webhook:bell }, { by: webhook:sms, after: 5m }]
`);
    if (!loading.ok) throw new Error(words(loading).join('\n'));
    expect(loading.config.settings.people.find(({ id }) => id === 'lin')).toMatchObject({
      phone: '+8613800138000',
      quiet: { start: 1380, end: 420, weekdays: [1, 2, 3, 4, 7] },
      ways: [
        { by: 'webhook:bell', afterMs: 0 },
        { by: 'webhook:sms', afterMs: 300_000 },
      ],
    });
    expect(loading.config.settings.webhooks.map(({ id, timeoutMs }) => [id, timeoutMs])).toEqual([
      ['sms', 10_000],
      ['bell', 10_000],
    ]);
  });

  test('one way is written without a list', () => {
    const loading = load('  ways: webhook:bell\n');
    if (!loading.ok) throw new Error(words(loading).join('\n'));
    const lin = loading.config.settings.people.find(({ id }) => id === 'lin');
    expect(lin?.ways).toEqual([{ by: 'webhook:bell', afterMs: 0 }]);
  });

  test.each([
    ['a webhook that is not there', '  ways: [webhook:smss]\n', ONCALL, /no webhook “smss”.*webhook:sms/su],
    ['a word that is no way', '  ways: [pigeon]\n', ONCALL, /“pigeon” is no way/u],
    [
      'an address in place of a name',
      '',
      'webhooks: { a: { url_env: "https://a.example" } }\n',
      /“…”: must be the name.*SMS_GATEWAY_URL/su,
    ],
    ['a phone that is needed', '  ways: [webhook:sms]\n', ONCALL, /place for their phone/u],
    ['a phone as people dial it at home', '  phone: "13800138000"\n', ONCALL, /no telephone number/u],
    ['a phone without quotes', '  phone: 8613800138000\n', ONCALL, /in quotes/u],
    ['quiet for ever', '  quiet: "00:00-24:00"\n', ONCALL, /nobody could ever call them/u],
    ['a place there is not', '', 'webhooks: { a: { url_env: A, body: { to: "{fone}" } } }\n', /no place “\{fone\}”/u],
    ['a body that is not JSON', '', `webhooks: { a: { url_env: A, body: '{"to": {phone}}' } }\n`, /not JSON/u],
    ['a header of ours', '', 'webhooks: { a: { url_env: A, headers_env: { Webhook-Id: A } } }\n', /I write myself/u],
    ['a timeout without an end', '', 'webhooks: { a: { url_env: A, timeout: 5m } }\n', /waits 5 min/u],
  ])('%s is a problem that says how to mend it', (_, person, oncall, expected) => {
    const loading = load(person, oncall);
    expect(loading.ok).toBe(false);
    expect(words(loading).join('\n')).toMatch(expected);
  });

  test('what is not set, and an account nobody has linked yet, are warned of', () => {
    const said = words(load('  ways: [slack]\n', ONCALL, { BELL_URL: 'https://bell.example' })).join('\n');
    expect(said).toMatch(/lin is to be called by Slack, but has no account there/u);
    for (const name of ['SMS_URL', 'SMS_SECRET', 'SMS_AUTH']) expect(said).toContain(`${name} is not set`);
    expect(said).not.toContain('BELL_URL');
  });

  test('the doctor says what cannot be used, and names no secret', async () => {
    const loading = load('');
    if (!loading.ok) throw new Error(words(loading).join('\n'));
    const env: Record<string, string> = {
      SMS_URL: 'https://sms.example/?key=t0ps3cret',
      SMS_AUTH: 'k3y',
      SMS_SECRET: 'whsec_c2VjcmV0',
    };
    const found: string[] = [];
    const { webhooks } = loading.config.settings;
    for await (const { outcome, said, mend } of examineWebhooks({
      webhooks,
      secretOf: (name) => env[name],
      send: false,
      now: () => 0,
    }))
      found.push([outcome, ...[said, mend].flatMap((one) => (one ? [sayText('en', 'utc', one, 0)] : []))].join(' | '));
    expect(found).toEqual([
      'well | Webhook sms: SMS_URL is an address at sms.example, signed.',
      'failed | Webhook bell cannot be used: BELL_URL is not set. | Set BELL_URL to the address of the gateway and start me again.',
    ]);
  });
});
