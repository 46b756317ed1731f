import { join } from 'node:path';
import Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { expect, it, onTestFinished, vi } from 'vitest';
import { packageRoot } from '../../src/lib/root.js';
import type { Store } from '../../src/store/store.js';
import { changes, incident, metric, notice, opened, T0 } from './build.js';
import { sqlitePlace } from './sqlite-place.js';

/** Everything that is asked of the store, in the ways that lead to different queries. */
async function askEverything(store: Store): Promise<void> {
  const match = [{ label: 'region', op: '=', value: 'east' }] as const;
  const pattern = [{ label: 'region', op: '=~', value: 'e.*' }] as const;
  const unlike = [
    { label: 'region', op: '!=', value: 'east' },
    { label: 'sku', op: '=', value: '' },
  ] as const;
  await store.commit(changes({ signals: [metric('1')], incidents: opened(incident(1)), notices: [notice('a')] }));
  await store.loadLive(T0, 1);
  await store.loadIncident(1);
  for (const some of [
    {},
    { match },
    { match: unlike },
    { match: pattern },
    { owner: 'li' },
    { levels: ['red', 'blue'] as const },
  ])
    for (const states of [undefined, ['closed'] as const, ['open'] as const])
      await store.loadIncidents({ limit: 10, ...some, ...(states ? { states } : {}) });
  await store.loadIncidents({ limit: 10, owner: 'li', levels: ['red', 'blue'], match });
  for (const some of [{}, { match }, { levels: ['red', 'blue'] as const }])
    await store.loadStatus({ dayStart: T0, ...some });
  await store.loadAlertsOf(1);
  await store.loadAlert('a');
  await store.loadHistory(1, 10);
  await store.loadHistory(null, 10);
  await store.loadRecords('config', 1);
  await store.verifyHistory();
  await store.loadHistoryHead();
  await store.loadRequests(1, 10);
  await store.loadRequests(null, 10);
  await store.loadRequest('REQ-1');
  await store.loadDuties(0, T0);
  await store.loadDrawn('reserve', 0);
  await store.loadClocks(null, '1');
  await store.loadClocks('close', '1');
  await store.loadSignals(['oms/1']);
  await store.loadSeries('delivery.delay_rate', 'region:east', 0, 10);
  await store.loadHead('delivery.delay_rate', 'region:east');
  await store.countMatching(match);
  await store.countFiringByRule();
  await store.loadInbox(10);
  await store.loadInboxItem(1);
  await store.claimNotices(T0, 10);
  await store.loadNotice('a');
  await store.isAwaited('ops');
  await store.countNotices();
  await store.loadStuck(T0, 1);
  await store.nextNoticeAt();
  await store.loadLanes();
  await store.claimNotices(T0, 1, [{ channel: 'ops', kind: 'post' }]);
  await store.loadBroken();
  await store.reviveNotices('ops', T0);
  await store.expireNotices({ channel: 'ops', rooms: false, scope: 'channel', why: '' }, T0, T0);
  await store.claimTick('probe', T0);
  await store.prune({ signals: 0, incidents: 0, inboxRows: 10 }, 10);
}

const MIGRATIONS = join(packageRoot(), 'src/store/sqlite/migrations');
const GROWING = /^SCAN (signals|s|series|series_heads|incidents|incident_labels|alerts|history|notices|clocks|inbox)\b/;
const PARTIAL =
  /INDEX (alerts_(firing|suppressed|resolved)|incidents_(live|closed\w*|resolved)|notices_(lane|due|broken|unshown|ref|incident|loose))\b/;

/** Scans that do not grow with the table, and why. */
const BOUNDED: readonly RegExp[] = [
  /from signals order by n limit \?/i, // from the low end, in the order of the key
  /select id from inbox order by id desc limit 1 offset \?/i, // the cap of the inbox
  /from "(history|inbox)" order by "(history|inbox)"\."(seq|id)" desc limit \?/i, // the newest, in the order of the key
  /^select count\(\*\) from "notices"$/i, // counted page by page, no row is looked at
  /from "silences" .* in \(select "ref" from "clocks"/i, // at start, when every clock is loaded anyway
  /from "clocks" order by "clocks"\."due_at" asc$/i, // loaded whole at start: every clock waits
];

function bindings(sql: string): unknown[] {
  const named = [...sql.matchAll(/@(\w+)/g)].map((m) => [m[1], 1] as const);
  return named.length > 0 ? [Object.fromEntries(named)] : Array.from(sql.matchAll(/\?/g), () => 1);
}

it('every query uses an index, and none grows with what is at rest', async () => {
  const prepare = vi.spyOn(Database.prototype, 'prepare');
  const place = sqlitePlace();
  const store = await place.open();
  onTestFinished(async () => {
    prepare.mockRestore();
    await store.close();
    await place.remove();
  });
  await askEverything(store);
  // What brings an older file up to date is run once and may look at all of it.
  const once = new Set(readMigrationFiles({ migrationsFolder: MIGRATIONS }).flatMap(({ sql }) => sql));
  const asked = new Set(prepare.mock.calls.map(([sql]) => sql).filter((sql) => !once.has(sql)));
  prepare.mockRestore();

  const db = new Database(place.file, { readonly: true });
  const plans = new Map<string, string[]>();
  for (const sql of asked) {
    if (!/^\s*(select|update|delete|insert)/i.test(sql) || /__drizzle_migrations|sqlite_master/.test(sql)) continue;
    const plan = db.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...bindings(sql));
    plans.set(
      sql.replace(/\s+/g, ' ').trim(),
      plan.map((p) => p.detail),
    );
  }
  db.close();

  const growing = [...plans].filter(
    ([sql, plan]) =>
      plan.some((step) => GROWING.test(step) && !PARTIAL.test(step)) && !BOUNDED.some((why) => why.test(sql)),
  );
  expect(growing).toEqual([]);
  // The list of exceptions holds nothing that is no longer asked, and the net was cast over all of it.
  for (const exception of BOUNDED) expect([...plans.keys()].filter((sql) => exception.test(sql))).not.toEqual([]);
  expect(plans.size).toBeGreaterThan(60);

  // A sort of all that is closed, or of all that waits, would grow just the same.
  const sorting = [...plans].filter(
    ([sql, plan]) => /'closed'|notices/.test(sql) && plan.some((step) => /TEMP B-TREE FOR ORDER/.test(step)),
  );
  expect(sorting.filter(([sql]) => !/<> 'closed'/.test(sql))).toEqual([]);
});
