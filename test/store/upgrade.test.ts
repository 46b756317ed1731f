import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../../src/lib/root.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import { HOUR, incident, T0 } from './build.js';

const MIGRATIONS = join(packageRoot(), 'src/store/sqlite/migrations');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-upgrade-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A database as the version before the chats left it, with an incident that is open and its card that waits for an edit. */
async function before(file: string): Promise<void> {
  const db = new Database(file);
  const [first] = readMigrationFiles({ migrationsFolder: MIGRATIONS });
  db.exec(await readFile(join(MIGRATIONS, '0000_first.sql'), 'utf8'));
  db.exec('create table __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)');
  db.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run(first?.hash, first?.folderMillis);
  const { noted: _noted, ...old } = incident(7);
  const policy = [{ afterMs: 1000, channels: ['on-call'], people: ['maya'] }];
  db.prepare(
    `insert into incidents (id, version, state, level, group_key, opened_at, updated_at, drill, labels, body)
     values (7, 1, 'open', 2, 'region=east', ?, ?, 0, '{}', ?)`,
  ).run(T0, T0, JSON.stringify({ ...old, policy }));
  const put = db.prepare(
    `insert into notices (key, kind, channel, incident, priority, body, wanted, ref, state, attempts, next_at, created_at, updated_at)
     values (?, ?, 'ops', 7, 2, ?, 2, ?, 'waiting', 0, ?, ?, ?)`,
  );
  put.run('card:7@ops', 'card', '{"for":"card"}', 'm-1', T0, T0, T0);
  const call = { for: 'call', people: ['maya'], why: '', step: 0, dueAt: T0 };
  put.run('call:7:2@ops', 'call', JSON.stringify(call), null, T0, T0, T0);
  db.prepare('insert into inbox (at, source, content_type, body, problems) values (?, ?, ?, ?, ?)').run(
    T0,
    'erp',
    'application/json',
    '{',
    '[]',
  );
  db.close();
}

test('a database of the version before is taken over as it stands', async () => {
  const file = join(folder, 'tocsin.db');
  await before(file);
  const store = await openSqliteStore(file);
  try {
    const live = await store.loadLive(T0, HOUR);
    expect(live.incidents[0]).toMatchObject({ id: 7, noted: [], policy: [{ people: ['maya'], groups: [] }] });
    expect(live.incidents[0]?.title).toEqual(incident(7).title);
    expect(await store.loadInboxItem(1)).toMatchObject({ source: 'erp', body: '{', headers: {} });
    const lanes = await store.loadLanes();
    expect(lanes.map(({ kind }) => kind).sort()).toEqual(['edit', 'post']);
    const claimed = await store.claimNotices(T0, 10, lanes);
    expect(claimed.find(({ kind }) => kind === 'call')?.body).toMatchObject({ people: ['maya'], groups: [] });
  } finally {
    await store.close();
  }
});
