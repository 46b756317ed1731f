import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { CheckRow } from '../../src/domain/check.js';
import { ShowBook } from '../../src/domain/show-book.js';
import type { Signal } from '../../src/domain/signal.js';
import { checkSchema } from '../../src/ingest/checks/schema.js';
import { changeCheck, stateOf } from '../../src/ingest/schedule/check-state.js';
import { newestCron, nextCron } from '../../src/ingest/schedule/cron.js';
import { scheduleText } from '../../src/ingest/schedule/schedule-text.js';
import { createScheduler, type Scheduler } from '../../src/ingest/schedule/scheduler.js';
import { newestTick, tickAfter } from '../../src/ingest/schedule/ticks.js';
import { showSchema } from '../../src/ingest/wire/show-schema.js';
import { QueueFull } from '../../src/service/engine.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const SHOW = showSchema.parse({
  id: '618',
  host: 'li',
  platform: 'douyin',
  start: '2026-11-21T13:00:00Z',
  end: '2026-11-21T14:00:00Z',
});
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString().replace('.000Z', 'Z'));

describe('cron times', () => {
  it.each([
    ['*/5 * * * *', 'UTC', '2026-11-21T12:00:00Z', '2026-11-21T12:05:00Z'],
    ['*/5 * * * *', 'UTC', '2026-11-21T12:04:59.999Z', '2026-11-21T12:05:00Z'],
    ['0 20 * * *', 'Asia/Shanghai', '2026-11-21T12:00:00Z', '2026-11-22T12:00:00Z'],
    ['30 9 * * mon-fri', 'Asia/Shanghai', '2026-11-20T12:00:00Z', '2026-11-23T01:30:00Z'],
    ['*/20 * * * * *', 'UTC', '2026-11-21T12:00:20Z', '2026-11-21T12:00:40Z'],
    ['0 0 L * *', 'UTC', '2026-02-10T00:00:00Z', '2026-02-28T00:00:00Z'],
    ['0 0 29 2 *', 'UTC', '2026-11-21T12:00:00Z', '2028-02-29T00:00:00Z'],
    // Berlin puts its clocks forward on 2026-03-29 at 02:00 and back on 2026-10-25 at 03:00.
    ['30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-30T00:30:00Z'],
    ['*/30 * * * *', 'Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-25T01:00:00Z'],
    ['15 * * * *', 'Asia/Kathmandu', '2026-11-21T12:00:00Z', '2026-11-21T12:30:00Z'],
  ])('%s in %s after %s is %s', (expression, zone, after, next) => {
    expect(iso(nextCron(expression, zone, Date.parse(after)))).toBe(next);
    expect(iso(nextCron(expression, zone, Date.parse(after)))).toBe(next);
  });

  it('are found backwards as they are found forwards', () => {
    const expressions = ['*/7 * * * *', '30 2 * * *', '5,10 */6 * * mon,wed', '*/20 30 1 L * *', '0 0 29 2 *'];
    fc.assert(
      fc.property(
        fc.constantFrom(...expressions),
        fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Shanghai', 'America/St_Johns'),
        fc.integer({ min: Date.parse('2026-03-20T00:00:00Z'), max: NOW }),
        (expression, zone, after) => {
          const next = nextCron(expression, zone, after) ?? 0;
          expect(newestCron(expression, zone, after, next)).toBe(next);
          expect(newestCron(expression, zone, after, next - 1)).toBeNull();
          expect(newestCron(expression, zone, after - 40 * 86_400_000, next)).toBe(next);
        },
      ),
      { numRuns: 60 },
    );
  });
});

const check = (more: object) => checkSchema.parse({ id: 'c', kind: 'heartbeat', name: 'oms', within: '1m', ...more });

describe('ticks', () => {
  it('come at the check’s pace, shifted by less than its jitter, and every one of them once', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 6 }).filter((id) => /^[a-z]+$/.test(id)),
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (id, every, jitter, from) => {
          const one = check({ id, every: `${every}s`, jitter: `${jitter}s` });
          const first = tickAfter(one, from, false) ?? 0;
          const second = tickAfter(one, first, false) ?? 0;
          expect(second - first).toBe(every * 1000);
          expect(first).toBeGreaterThan(from);
          expect(first - from).toBeLessThanOrEqual(every * 1000);
          const shift = first % (every * 1000);
          expect(shift).toBeLessThanOrEqual(Math.min(jitter, every) * 1000);
          expect(newestTick(one, from, first, false)).toBe(first);
          expect(newestTick(one, first, second - 1, false)).toBeNull();
          expect(newestTick(one, from, second + 1, false)).toBe(second);
        },
      ),
    );
  });

  it('come faster while a show is live, also between the times of a cron expression', () => {
    const one = check({ cron: '0 * * * *', during_show: '5s' });
    expect(iso(tickAfter(one, NOW, false))).toBe('2026-11-21T13:00:00Z');
    expect(iso(tickAfter(one, NOW, true))).toBe('2026-11-21T12:00:05Z');
    expect(iso(newestTick(one, NOW, NOW + 12_000, true))).toBe('2026-11-21T12:00:10Z');
    expect(iso(newestTick(one, NOW, NOW + 7_200_001, false))).toBe('2026-11-21T14:00:00Z');
    expect(iso(newestTick(check({ cron: '* * * * * *' }), NOW - 40 * 86_400_000, NOW, false))).toBe(
      '2026-11-21T12:00:00Z',
    );
  });

  it('are told as they would be written', () => {
    expect(scheduleText(check({ every: '90s', during_show: '5s' }))).toBe('every 1m30s, live 5s');
    expect(scheduleText(check({ cron: '*/5 * * * *', zone: 'Asia/Shanghai' }))).toBe('*/5 * * * * Asia/Shanghai');
  });
});

/** A scheduler over a store in memory, its clock in the test's hand. */
function rig(
  written: readonly object[],
  { rows = [] as readonly CheckRow[], answer = () => new Response('{}') as Response | Promise<Response> } = {},
) {
  const state = {
    now: NOW,
    asked: [] as string[],
    full: false,
    claimed: new Map<string, number>(),
    shows: new ShowBook([SHOW], []),
  };
  const kept = new Map(rows.map((row) => [row.id, row]));
  const signals: Signal[] = [];
  const logged: string[] = [];
  const log = (_: object, message: string) => void logged.push(message);
  const checks = written.map((one) =>
    checkSchema.parse({
      jitter: '0s',
      timeout: '1s',
      ...('kind' in one ? {} : { kind: 'http', url: 'http://shop.test/' }),
      ...one,
    }),
  );
  const scheduler: Scheduler = createScheduler({
    checks: () => checks,
    engine: {
      ingest: async (more) => {
        if (state.full) throw new QueueFull(1);
        signals.push(...more);
        return { accepted: more.length, duplicates: 0, ids: more.map((s) => s.id) };
      },
      recordCheck: async (row) => void kept.set(row.id, row),
    },
    store: {
      claimTick: async (id, tick) => {
        if ((state.claimed.get(id) ?? 0) >= tick) return false;
        state.claimed.set(id, tick);
        return true;
      },
      loadChecks: async () => [...kept.values()],
      loadHead: async (name, subject) => (name === 'heartbeat.oms' && subject === '' ? { at: NOW - 1_000 } : null),
    },
    shows: () => state.shows,
    now: () => state.now,
    log: { info: log, warn: log, error: log },
    tell: ({ key }) => key,
    fetch: async (input) => {
      state.asked.push(`${iso(state.now)}`);
      void input;
      return answer();
    },
  });
  const runs = async (from: number, seconds: number) => {
    for (let s = 1; s <= seconds; s++) {
      state.now = from + s * 1000;
      await scheduler.runOnce(state.now);
    }
  };
  return { state, kept, signals, logged, scheduler, runs };
}

describe('the scheduler', () => {
  const started: Scheduler[] = [];
  afterEach(async () => {
    for (const one of started.splice(0)) await one.stop();
  });

  it('runs a check at its ticks, sends what it measured and records how it went', async () => {
    const { state, scheduler, signals, kept, runs } = rig([
      { id: 'shop', every: '10s', labels: { platform: 'douyin' } },
    ]);
    await scheduler.runOnce(NOW);
    await runs(NOW, 25);
    expect(state.asked).toEqual(['2026-11-21T12:00:10Z', '2026-11-21T12:00:20Z']);
    expect(signals[0]).toMatchObject({
      kind: 'metric',
      id: `shop@${NOW + 10_000}:http.up`,
      source: 'check',
      name: 'http.up',
      subject: 'http:shop',
      value: 1,
      at: NOW + 10_000,
      labels: { check: 'shop', platform: 'douyin' },
    });
    expect(kept.get('shop')).toEqual({
      id: 'shop',
      paused: false,
      lastTick: NOW + 20_000,
      lastEnd: NOW + 20_000,
      lastOk: true,
      lastMessage: 'probe.http-up',
    });
    expect(await scheduler.views()).toMatchObject([
      { id: 'shop', kind: 'http', schedule: 'every 10s', target: 'http://shop.test/', nextAt: NOW + 30_000 },
    ]);
  });

  it('runs faster while any show is live, and at its own pace after it (A2)', async () => {
    const { state, runs } = rig([{ id: 'shop', every: '1m', during_show: '5s' }]);
    await runs(SHOW.start - 61_000, 1);
    state.asked.length = 0;
    await runs(SHOW.start - 60_000, 75);
    expect(state.asked).toEqual([
      '2026-11-21T13:00:00Z',
      '2026-11-21T13:00:05Z',
      '2026-11-21T13:00:10Z',
      '2026-11-21T13:00:15Z',
    ]);
    state.asked.length = 0;
    await runs(SHOW.end - 6_000, 70);
    expect(state.asked).toEqual(['2026-11-21T13:59:55Z', '2026-11-21T14:00:00Z', '2026-11-21T14:01:00Z']);
  });

  it('minds its own show only, where it names one', async () => {
    const { scheduler, state } = rig([
      { id: 'other', every: '1h', during_show: '5s', show: 'tomorrow' },
      { id: 'own', every: '1h', during_show: '20s', show: '618' },
    ]);
    state.now = SHOW.start + 61_000;
    expect((await scheduler.views()).map((v) => [v.id, iso(v.nextAt)])).toEqual([
      ['other', '2026-11-21T14:00:00Z'],
      ['own', '2026-11-21T13:01:20Z'],
    ]);
  });

  it.each([
    ['skip', 0],
    ['catch-up', 1],
  ])('with missed: %s runs %i of the ticks that fell due while nothing ran', async (missed, times) => {
    const row = {
      id: 'daily',
      paused: false,
      lastTick: NOW - 3 * 86_400_000,
      lastEnd: null,
      lastOk: true,
      lastMessage: null,
    };
    const { state, scheduler } = rig([{ id: 'daily', cron: '0 3 * * *', missed }], { rows: [row] });
    await scheduler.runOnce(NOW);
    await scheduler.runOnce(NOW + 1_000);
    expect(state.asked).toHaveLength(times);
    expect([...state.claimed.values()]).toEqual(times ? [Date.parse('2026-11-21T03:00:00Z')] : []);
  });

  it('never runs a tick another process has claimed', async () => {
    const { state, runs } = rig([{ id: 'shop', every: '10s' }]);
    state.claimed.set('shop', NOW + 10_000);
    await runs(NOW, 20);
    expect(state.asked).toEqual(['2026-11-21T12:00:20Z']);
  });

  it('never runs a check over itself, and keeps others going', async () => {
    let release = (_: Response): void => undefined;
    const { state, scheduler } = rig([{ id: 'slow', every: '10s', timeout: '1h' }], {
      answer: () =>
        new Promise<Response>((resolve) => {
          release = resolve;
        }),
    });
    await scheduler.views();
    const first = scheduler.runOnce(NOW + 10_000);
    while (state.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await scheduler.runOnce(NOW + 20_000);
    expect(state.asked).toHaveLength(1);
    release(new Response('{}'));
    await first;
    const third = scheduler.runOnce(NOW + 30_000);
    while (state.asked.length === 1) await new Promise((resolve) => setImmediate(resolve));
    release(new Response('{}'));
    await third;
  });

  it('runs no more at a time than it may', async () => {
    let running = 0;
    let most = 0;
    const many = Array.from({ length: 20 }, (_, i) => ({ id: `c${i}`, every: '10s' }));
    const { scheduler, signals } = rig(many, {
      answer: async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        return new Response('{}');
      },
    });
    await scheduler.runOnce(NOW + 10_000);
    expect(most).toBe(8);
    expect(new Set(signals.map((s) => s.subject)).size).toBe(20);
  });

  it('says of a check that cannot do its work so, apart from what it measures, until it can again', async () => {
    let body = '{}';
    const { runs, signals, kept } = rig([{ id: 'shop', every: '10s', json: { depth: '$.depth' }, show: '618' }], {
      answer: () => new Response(body),
    });
    await runs(NOW, 20);
    const alerts = () => signals.filter((s) => s.name === 'check.failed');
    expect(alerts()).toMatchObject([
      {
        kind: 'alert',
        status: 'firing',
        level: 'warning',
        source: 'check',
        subject: 'check:shop',
        title: 'probe.title',
        text: 'probe.no-figure',
        labels: { check: 'shop' },
      },
      { status: 'firing' },
    ]);
    expect(signals.filter((s) => s.name === 'http.up')).toMatchObject([
      { value: 1, labels: { show: '618' } },
      { value: 1 },
    ]);
    expect(kept.get('shop')).toMatchObject({ lastOk: false, lastMessage: 'probe.no-figure' });
    body = '{"depth":3}';
    await runs(NOW + 20_000, 20);
    expect(alerts().map((s) => s.kind === 'alert' && s.status)).toEqual(['firing', 'firing', 'resolved']);
  });

  it('takes up after a restart that a check had failed', async () => {
    const row = { id: 'shop', paused: false, lastTick: NOW, lastEnd: NOW, lastOk: false, lastMessage: 'x' };
    const { runs, signals } = rig([{ id: 'shop', every: '10s' }], { rows: [row] });
    await runs(NOW, 10);
    expect(signals.filter((s) => s.kind === 'alert')).toMatchObject([{ name: 'check.failed', status: 'resolved' }]);
  });

  it('survives an exception in a check and a result nobody can take', async () => {
    const { state, scheduler, signals, logged, runs } = rig([{ id: 'shop', every: '10s' }], {
      answer: () => {
        throw new Error('boom');
      },
    });
    await runs(NOW, 10);
    expect(signals).toMatchObject([{ name: 'check.failed', text: 'probe.cannot-ask' }]);
    state.full = true;
    await runs(NOW + 10_000, 10);
    expect(logged).toEqual(['the result of a check could not be kept']);
    state.full = false;
    await runs(NOW + 20_000, 10);
    expect(signals).toHaveLength(2);
    await expect(scheduler.runNow('nobody')).resolves.toBeNull();
  });

  it('honours a pause, also over a restart, and runs a paused check when asked', async () => {
    const { state, scheduler, runs, kept } = rig([{ id: 'shop', every: '10s' }]);
    expect(await scheduler.pause('nobody', true)).toMatchObject({ result: 'refused' });
    expect(await scheduler.pause('shop', false)).toMatchObject({ result: 'noop' });
    expect(await scheduler.pause('shop', true)).toMatchObject({ result: 'done', said: { key: 'check.paused' } });
    await runs(NOW, 20);
    expect(state.asked).toEqual([]);
    expect(await scheduler.views()).toMatchObject([{ paused: true, nextAt: null }]);
    expect(await scheduler.runNow('shop')).toMatchObject({ ran: true, message: 'probe.http-up' });
    expect(kept.get('shop')).toMatchObject({ paused: true, lastOk: true });
    const again = rig([{ id: 'shop', every: '10s' }], { rows: [...kept.values()] });
    await again.runs(NOW + 20_000, 20);
    expect(again.state.asked).toEqual([]);
    await again.scheduler.pause('shop', false);
    await again.runs(NOW + 40_000, 10);
    expect(again.state.asked).toHaveLength(1);
  });

  it('looks for heartbeats where they are sent to', async () => {
    const { runs, signals } = rig([{ id: 'beat', kind: 'heartbeat', name: 'oms', within: '1m', every: '10s' }]);
    await runs(NOW, 10);
    expect(signals).toMatchObject([
      { name: 'heartbeat.up', subject: 'heartbeat:oms', value: 1 },
      { name: 'heartbeat.age_s', value: 11 },
    ]);
  });

  it('runs by itself once started, and ends what is under way when stopped', async () => {
    const { scheduler, state, signals } = rig([{ id: 'shop', every: '1ms', timeout: '1h' }], {
      answer: () => new Promise<Response>(() => undefined),
    });
    started.push(scheduler);
    scheduler.start();
    await scheduler.views();
    state.now += 5;
    while (state.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(signals).toEqual([]);
    const before = performance.now();
    await scheduler.stop();
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(signals).toEqual([]);
  });
});

describe('a check that is changed while it is watched', () => {
  const DNS = { kind: 'dns', name: 'shop.example', every: '1m' };
  const FILE = { kind: 'file', path: '/srv/stock.csv', name: 'n', value: 'stok', every: '1m' };
  const BEAT = { kind: 'heartbeat', name: 'oms', within: '1m', every: '1m' };
  it.each([
    ['a pace', DNS, { every: '5m' }, true],
    ['labels', DNS, { labels: { team: 'shop' } }, true],
    ['another name', DNS, { name: 'shop.example.net' }, false],
    ['another column, the old one was misspelt', FILE, { value: 'stock' }, false],
    ['the age that is allowed', FILE, { max_age: '26h' }, true],
    ['the time that is allowed', BEAT, { within: '2m' }, true],
    ['another heartbeat', BEAT, { name: 'wms' }, false],
    ['another kind', BEAT, { kind: 'tocsin', name: undefined, within: undefined }, false],
  ])('remembers what it saw only where it still looks at that: %s', (_, written, change, remembers) => {
    const parsed = (more: object) => checkSchema.parse(JSON.parse(JSON.stringify({ id: 'c', ...written, ...more })));
    const state = stateOf(parsed({}), undefined, NOW);
    state.memory.dnsAnswer = '192.0.2.1';
    changeCheck(state, parsed(change), NOW + 60_000);
    expect(state.memory.dnsAnswer).toBe(remembers ? '192.0.2.1' : undefined);
    expect(state.watchingSince).toBe(remembers ? NOW : NOW + 60_000);
  });
});
