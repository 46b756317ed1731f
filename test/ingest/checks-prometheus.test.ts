import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { prometheusExample } from '../../src/ingest/checks/schema/prometheus.js';
import { checkSchema } from '../../src/ingest/checks/schema.js';
import { openTarget, type Target, text } from '../harness/http-target.js';
import { brief, NOW, probe } from './probe.js';

let target: Target;
let answer: { body: string; status: number };
let form: string;
beforeAll(async () => {
  target = await openTarget({
    '/prom/api/v1/query': (req, res) => {
      const chunks: Buffer[] = [];
      req
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => {
          form = Buffer.concat(chunks).toString();
          text(answer.body, 'application/json', answer.status)(req, res);
        });
    },
    '/html/api/v1/query': text('<h1>Sign in</h1>', 'text/html'),
  });
});
afterAll(() => target.close());

const vector = (...series: readonly (readonly [object, string])[]) => ({
  resultType: 'vector',
  result: series.map(([metric, value]) => ({ metric, value: [NOW / 1000 - 5, value] })),
});
async function ask(data: object, more: object = {}, status = 200, env = {}) {
  answer = { body: JSON.stringify('status' in data ? data : { status: 'success', data }), status };
  return probe({ kind: 'prometheus', url: `${target.url}/prom/`, query: 'up == 0', ...more }, { env })();
}

describe('prometheus checks (B6)', () => {
  it('makes a metric of each series, with its labels, name and time', async () => {
    const { said, signals, outcome } = await ask(
      vector(
        [{ __name__: 'up', instance: 'shop-1:9100', job: 'node' }, '1'],
        [{ __name__: 'up', instance: 'shop-2:9100', job: 'node' }, '0'],
      ),
      { rename: { instance: 'host' }, by: ['instance'], headers_env: { authorization: 'PROM_AUTH' } },
      200,
      { PROM_AUTH: 'Bearer abcdef' },
    );
    expect(said).toBe('2 series');
    expect(brief(signals)).toEqual([
      { kind: 'metric', name: 'up', subject: 'host:shop-1:9100', value: 1, labels: { host: 'shop-1:9100' } },
      { kind: 'metric', name: 'up', subject: 'host:shop-2:9100', value: 0, labels: { host: 'shop-2:9100' } },
    ]);
    expect(signals[0]?.at).toBe(NOW - 5_000);
    expect(new URLSearchParams(form).get('query')).toBe('up == 0');
    expect(target.headers.authorization).toBe('Bearer abcdef');
    expect(outcome.raw).toContain('"resultType":"vector"');
  });

  it('takes a scalar, and words with labels for the subject', async () => {
    const scalar = await ask({ resultType: 'scalar', result: [NOW / 1000, '42'] }, { name: 'answer', unit: 's' });
    expect(brief(scalar.signals)).toEqual([
      { kind: 'metric', name: 'answer', subject: 'prometheus:c', value: 42, unit: 's', labels: {} },
    ]);
    const named = await ask(vector([{ sku: 'A1' }, '3']), { name: 'stock', subject: 'sku:{sku}' });
    expect(named.signals).toMatchObject([{ subject: 'sku:A1', value: 3 }]);
  });

  it.each([
    [
      vector([{ a: '1' }, '1'], [{ a: '2' }, 'NaN'], [{ a: '3' }, '+Inf']),
      {},
      '1 series; 2 more left out, without a number',
    ],
    [{ resultType: 'vector', result: [{ metric: {}, histogram: [1, {}] }] }, {}, '0 series; 1 more left out'],
    [
      { status: 'success', data: vector([{}, '1']), warnings: ['shard 3 is down'] },
      {},
      '1 series; Prometheus warns: shard 3 is down',
    ],
    [vector(), {}, 'the answer is empty: no series'],
    [vector(), { empty: 0 }, 'the answer is empty, which counts as 0'],
  ])('says it where an answer is less than whole', async (data, more, said) => {
    const probed = await ask(data, { name: 'n', ...more });
    expect(probed.said).toContain(said);
    expect(probed.outcome.ran).toBe(true);
    if ('empty' in more) expect(probed.signals).toMatchObject([{ name: 'n', value: 0, subject: 'prometheus:c' }]);
  });

  it.each([
    [
      { status: 'error', errorType: 'bad_data', error: 'parse error at char 4' },
      {},
      400,
      'refused the query: bad_data: parse error at char 4',
    ],
    [{ resultType: 'matrix', result: [] }, {}, 200, 'the query gives a matrix'],
    [vector([{ a: '1' }, '1']), {}, 200, 'write name: in the check'],
    [vector([{ a: '1' }, '1'], [{ a: '2' }, '2']), { name: 'n', by: [] }, 200, 'series 1 and 2 are both n'],
    [vector([{ a: 'x'.repeat(300) }, '1']), { name: 'n', subject: '{none}s' }, 200, 'row 1, a: has 300 characters'],
    [{ status: 'success', data: { resultType: 'vector', result: 3 } }, {}, 200, 'not an answer of Prometheus'],
  ])('fails with a reason on %j', async (data, more, status, said) => {
    const probed = await ask(data, more, status);
    expect(probed.said).toContain(said);
    expect(probed.outcome.ran).toBe(false);
  });

  it('knows a sign-in page and a place where nobody is from an answer', async () => {
    const page = await probe({ kind: 'prometheus', url: `${target.url}/html`, query: 'up' })();
    expect(page.said).toContain('status 200, content type text/html');
    const closed = await openTarget({});
    await closed.close();
    const nobody = await probe({ kind: 'prometheus', url: closed.url, query: 'up' })();
    expect(nobody.said).toContain('ECONNREFUSED');
  });

  it('is written as its example; an empty answer needs a name to count under', () => {
    expect(checkSchema.parse(parse(prometheusExample))).toMatchObject({ kind: 'prometheus', unit: '1/s' });
    const written = { id: 'x', kind: 'prometheus', every: '1m', url: 'http://x', query: 'up' };
    expect(checkSchema.safeParse({ ...written, empty: 0 }).error?.issues[0]?.message).toContain('needs name:');
    expect(checkSchema.safeParse({ ...written, labels: { a: '{b}' } }).success).toBe(false);
  });
});
