import { expect, test } from 'vitest';
import { QueueFull } from '../../src/service/engine.js';
import { EngineLoop } from '../../src/service/engine-loop.js';
import { Upkeep } from '../../src/service/upkeep.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import type { Changes, Store } from '../../src/store/store.js';
import { openHouse, START } from '../harness/house.js';
import { settings } from '../harness/settings.js';

const signal = (id: string, value = 0.16, region = 'east') => ({
  id,
  source: 'oms',
  kind: 'metric' as const,
  name: 'delivery.delay_rate',
  subject: `region:${region}`,
  labels: { region },
  value,
  at: START,
});

async function engineOn(change: (store: Store) => Store, maxQueue = 1_000) {
  const real = await openSqliteStore(':memory:');
  const store = change(real);
  const engine = await EngineLoop.start({
    store,
    settings: settings(),
    now: () => START,
    onNotices: () => undefined,
    maxQueue,
  });
  return { engine, real };
}
/** A store whose commit can be spoilt; everything else is the real one. */
function spoilt(store: Store, commit: (changes: Changes) => ReturnType<Store['commit']>): Store {
  return new Proxy(store, {
    get(target, name) {
      if (name === 'commit') return commit;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

test('what arrives together is committed together', async () => {
  let commits = 0;
  const { engine, real } = await engineOn((store) =>
    spoilt(store, (changes) => {
      commits++;
      return store.commit(changes);
    }),
  );
  commits = 0;
  await Promise.all(Array.from({ length: 50 }, (_, i) => engine.ingest([signal(`s-${i}`)])));
  expect(commits).toBe(1);
  await real.close();
});

test('one request that cannot be kept does not take the others of its turn with it, and leaves no trace', async () => {
  const { engine, real } = await engineOn((store) =>
    spoilt(store, async (changes) => {
      if (changes.signals.some((s) => s.id === 'bad')) throw new Error('disk full');
      return store.commit(changes);
    }),
  );
  const outcomes = await Promise.allSettled([
    engine.ingest([signal('a', 0.16, 'east')]),
    engine.ingest([signal('bad', 0.7, 'west')]),
    engine.ingest([signal('c', 0.16, 'north')]),
  ]);
  expect(outcomes.map((o) => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(engine.live.alerts.has('delay|subject=region:west')).toBe(false);
  expect((await real.loadIncidents({ limit: 10 })).map((i) => i.subject).sort()).toEqual([
    'region:east',
    'region:north',
  ]);
  await real.close();
});

test('a full queue refuses and takes nothing; what was accepted is kept', async () => {
  const { engine, real } = await engineOn((store) => store, 10);
  const first = engine.ingest(Array.from({ length: 10 }, (_, i) => signal(`s-${i}`)));
  await expect(engine.ingest([signal('late')])).rejects.toBeInstanceOf(QueueFull);
  expect((await first).accepted).toBe(10);
  expect((await engine.ingest([signal('late')])).accepted).toBe(1);
  await real.close();
});

test('upkeep: the auditor says once that a clock is late, and once that all is well again', async () => {
  const house = await openHouse();
  await house.metric(0.16);
  const upkeep = new Upkeep({
    store: house.store,
    engine: house.engine,
    settings: () => house.engine.live.settings,
    checkViews: async () => [],
    now: house.now,
    onError: () => undefined,
  });
  expect(await upkeep.runOnce(house.now())).toEqual([]);
  const late = house.now() + 18 * 60_000;
  expect((await upkeep.runOnce(late)).map((c) => c.key)).toEqual(
    expect.arrayContaining(['clock:escalate:1', 'delivery:ops', expect.stringMatching(/^step:1:unrun:0:/)]),
  );
  expect(await upkeep.runOnce(late + 60_000)).toEqual([]);
  const words = await house.store.claimNotices(late + 60_000, 50);
  expect(words.filter((n) => n.kind === 'word').length).toBeGreaterThan(0);
  await house.close();
});

test('upkeep: old signals go, their incident and its history stay', async () => {
  const house = await openHouse({ retention: { signalsMs: 3_600_000, incidentsMs: 365 * 86_400_000, inboxRows: 10 } });
  await house.metric(0.16);
  await house.advance(2 * 3_600_000);
  await house.metric(0.01);
  const upkeep = new Upkeep({
    store: house.store,
    engine: house.engine,
    settings: () => house.engine.live.settings,
    checkViews: async () => [],
    now: house.now,
    onError: () => undefined,
  });
  await upkeep.runOnce(house.now());
  expect(await house.store.loadSignals(['oms/s-1', 'oms/s-2'])).toHaveLength(1);
  expect((await house.incident(1)).state).toBe('resolved');
  expect((await house.store.verifyHistory()).brokenAt).toBeNull();
  await house.close();
});

test('an alert of a rule that is no longer in the configuration is closed with that reason', async () => {
  const house = await openHouse();
  await house.metric(0.16);
  await house.store.close();
  const store = await openSqliteStore(house.file);
  await EngineLoop.start({
    store,
    settings: settings({ rules: [] }),
    now: house.now,
    onNotices: () => undefined,
    maxQueue: 10,
  });
  expect(await store.loadIncident(1)).toMatchObject({ state: 'resolved' });
  const history = await store.loadHistory(1, 100);
  expect(JSON.stringify(history)).toContain('why.rule-removed');
  await store.close();
});

test('nothing is nothing: no signals are accepted, none are duplicates', async () => {
  const { engine, real } = await engineOn((store) => store);
  expect(await engine.ingest([])).toEqual({ accepted: 0, duplicates: 0, ids: [] });
  await real.close();
});

test('says that it cannot keep anything while the disk is full, and stops saying so', async () => {
  let full = true;
  const { engine, real } = await engineOn((store) =>
    spoilt(store, (changes) =>
      full && changes.signals.length > 0
        ? Promise.reject(new Error('database or disk is full'))
        : store.commit(changes),
    ),
  );
  await expect(engine.ingest([signal('a')])).rejects.toThrow('full');
  expect(engine.failing).toBe('database or disk is full');
  full = false;
  expect(await engine.ingest([signal('a')])).toMatchObject({ accepted: 1 });
  expect(engine.failing).toBeNull();
  await real.close();
});
