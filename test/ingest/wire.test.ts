import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../src/ingest/http/redact.js';
import { readAt } from '../../src/ingest/wire/at.js';
import { readFast } from '../../src/ingest/wire/read-fast.js';
import { signalJsonSchema } from '../../src/ingest/wire/schema-json.js';
import { wireSignalSchema } from '../../src/ingest/wire/signal-schema.js';

describe('the wire form', () => {
  it('is published as a JSON Schema that is up to date (vitest -u writes it)', async () => {
    await expect(`${JSON.stringify(signalJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      '../../docs/schemas/signal.schema.json',
    );
  });

  it('is read the fast way only where the schema agrees', () => {
    const mostly = <T, U>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<U>) =>
      fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: wrong });
    const word = (max: number) =>
      mostly(
        fc.oneof(fc.string({ minLength: 1, maxLength: 8 }), fc.constant('x'.repeat(max))),
        fc.constantFrom('x'.repeat(max + 1), '', null, 7),
      );
    const labels = fc.dictionary(mostly(fc.string({ minLength: 1 }), fc.constantFrom('constructor', '')), word(200));
    const signal = fc
      .record(
        {
          id: word(200),
          kind: fc.constantFrom('metric', 'text', 'alert'),
          source: word(100),
          name: word(200),
          subject: word(200),
          labels: mostly(labels, fc.array(fc.string())),
          at: mostly(
            fc.constantFrom(946_684_800_000, 1_795_262_400_000, '2026-11-21T12:00:00Z'),
            fc.constantFrom('2026-11-21', -1, null),
          ),
          drill: fc.boolean(),
        },
        { requiredKeys: ['kind', 'name'] },
      )
      .chain((base) =>
        fc
          .record({ value: mostly(fc.double({ noNaN: true }), fc.string()), unit: word(100), text: word(10_000) })
          .chain(({ value, unit, text }): fc.Arbitrary<Record<string, unknown>> => {
            if (base.kind === 'text') return fc.constant({ ...base, text });
            if (base.kind === 'metric') return fc.constant({ ...base, value, unit });
            const status = mostly(fc.constantFrom('firing', 'resolved'), fc.constantFrom('gone', null));
            return fc
              .record({ status, level: word(100), title: word(300), url: word(1_000) }, { requiredKeys: [] })
              .map((said) => ({ ...base, ...said, text }));
          }),
      );
    let fast = 0;
    fc.assert(
      fc.property(signal, (raw) => {
        const read = readFast(raw, 'oms', 5, () => 'made');
        const checked = wireSignalSchema.safeParse(raw);
        if (read === null) return;
        fast++;
        expect(checked.success).toBe(true);
        if (!checked.success) return;
        const { at, ...rest } = checked.data;
        expect(read).toEqual({
          id: 'made',
          source: 'oms',
          subject: '',
          labels: {},
          ...(rest.kind === 'alert' ? { status: 'firing' } : {}),
          ...rest,
          at: at === undefined ? 5 : readAt(at),
        });
      }),
      { numRuns: 3_000 },
    );
    expect(fast).toBeGreaterThan(100);
  });

  it.each([
    ['2026-11-21T12:00:00Z', 1_795_262_400_000],
    ['2026-11-21 20:00:00+08:00', 1_795_262_400_000],
    ['2026-11-21t12:00:00.250z', 1_795_262_400_250],
    [1_795_262_400_000.7, 1_795_262_400_000],
    ['2026-11-21T12:00:00', null],
    ['2026-11-21', null],
    ['1795262400000', null],
    // A day there is not, seconds for milliseconds, a clock that was never set.
    ['2026-02-29T12:00:00Z', null],
    ['2028-02-29T12:00:00Z', 1_835_438_400_000],
    [1_795_262_400, null],
    ['1970-01-01T00:00:00Z', null],
    [-1, null],
    [Number.POSITIVE_INFINITY, null],
    [null, null],
  ])('reads %j as %j', (written, ms) => {
    expect(readAt(written)).toBe(ms);
  });
});

describe('what is kept of a body', () => {
  it.each([
    [
      '{"user":{"Password":"p1","phone_number":"138"},"list":[{"api-key":"k1"}],"ok":"yes"}',
      ['p1', '138', 'k1'],
      'yes',
    ],
    ['{"身份证号":"3101","客户手机":"139","商品":"口红"}', ['3101', '139'], '口红'],
    ['{"note":"Authorization: Bearer abc.def-1 please"}', ['abc.def-1'], 'please'],
    ['token=abc&sku=9', ['abc'], 'sku=9'],
    ['key=abc&sku=9&auth=d4', ['abc', 'd4'], 'sku=9'],
    ['{"tcUrl":"rtmp://a.example/live?key=abc&vhost=v","pwd":"d4"}', ['abc', 'd4'], 'vhost=v'],
    ['{"buyer":"lin@mail.example.cn","sku":9}', ['lin', 'mail'], '"sku":9'],
    ['{"a":1,"secret":"half a sec', ['half', 'sec"'], '"a":1'],
    ['{"secret":"esc\\"aped","b":2,', ['esc', 'aped'], '"b":2'],
    ['Authorization: Basic dXNlcjpwYXNz\nhello', ['dXNlcjpwYXNz'], 'hello'],
  ])('hides the private parts of %s', (body, gone, kept) => {
    const out = redact(body);
    for (const word of gone) expect(out).not.toContain(word);
    expect(out).toContain(kept);
  });

  it('cuts at 16 KiB without breaking a character', () => {
    const out = redact(`x${'货'.repeat(30_000)}`);
    expect(Buffer.byteLength(out)).toBeLessThanOrEqual(16 * 1024);
    expect(out).not.toContain('\uFFFD');
  });

  it.each([['货'], ['token'], ['"secret":"'], ['\\'], ['password = '], ['Bearer ']])(
    'is not slowed by a body of nothing but %s',
    (piece) => {
      const before = performance.now();
      redact(piece.repeat(200_000));
      redact(`"token":"${piece.repeat(200_000)}`);
      expect(performance.now() - before).toBeLessThan(1_000);
    },
  );
});
