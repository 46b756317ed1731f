import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, writeFile } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openClient } from '../../src/store/sqlite/client.js';
import { StoreInUse } from '../../src/store/sqlite/lock.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import { changes, delivery, incident, line, metric, notice, opened, SENT, T0, upstream } from './build.js';
import { use } from './contract/place.js';
import { type SqlitePlace, sqlitePlace } from './sqlite-place.js';

/** Does something to the file that the store would never do. */
function byHand(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

async function open() {
  let place: SqlitePlace | undefined;
  const opening = await use(() => {
    place = sqlitePlace();
    return place;
  });
  if (!place) throw new Error('no place was made');
  return { ...opening, file: place.file };
}

describe('the file', () => {
  it('is refused to a second writer, with what to do, until the first has closed it', async () => {
    const { store, file } = await open();
    await expect(openSqliteStore(file)).rejects.toThrow(StoreInUse);
    await expect(openSqliteStore(file)).rejects.toThrow(
      /already in use by another tocsin; stop that one, or set TOCSIN_DATA/,
    );
    await store.close();
    const next = await openSqliteStore(file);
    await next.close();
  });

  it('is free again once its writer was killed', async () => {
    const { store, file } = await open();
    await store.close();
    const holder = `
      const Database = require('better-sqlite3');
      new Database(process.argv[1] + '.lock').exec('BEGIN EXCLUSIVE');
      process.stdout.write('held');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['-e', holder, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await expect(openSqliteStore(file)).rejects.toThrow(StoreInUse);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const next = await openSqliteStore(file);
    await next.close();
  });

  it('is open for looking and copying while another writes, and then takes no change', async () => {
    const { store, file, place } = await open();
    await store.commit(changes({ incidents: opened(incident(1)), notices: [notice('a')] }));
    await store.claimNotices(T0, 1);
    const reader = await openSqliteStore(file, { readonly: true });
    expect(await reader.loadIncident(1)).toEqual(incident(1));
    await store.commit(changes({ incidents: opened(incident(2)) }));
    expect(await reader.loadIncident(2)).toEqual(incident(2));
    await reader.ping();
    await expect(reader.commit(changes({ incidents: opened(incident(3)) }))).rejects.toThrow(/readonly/);
    await reader.backup(place.backupFile());
    await reader.close();
    // The one that looked did not take the send over.
    await store.commit(changes({ deliveries: [delivery('a', 1, SENT)] }));
    expect(await store.loadNotice('a')).toMatchObject({ state: 'shown' });
    const copy = await openSqliteStore(place.backupFile(), { readonly: true });
    expect(await copy.loadIncident(2)).toEqual(incident(2));
    await copy.close();
  });

  it('must be there to be looked at', async () => {
    const { place, file } = await open();
    await expect(openSqliteStore(place.backupFile(), { readonly: true })).rejects.toThrow(
      /unable to open|does not exist/,
    );
    await expect(access(`${place.backupFile()}.lock`)).rejects.toThrow();
    await expect(openSqliteStore(`${file}/below/it.db`)).rejects.toThrow(/below.*TOCSIN_DATA/);
    await writeFile(place.backupFile(), 'no database at all, but long enough to be looked at as one');
    await expect(openSqliteStore(place.backupFile())).rejects.toThrow(
      `${place.backupFile()} cannot be opened: file is not a database`,
    );
  });

  it('is written so that what is committed survives a loss of power', () => {
    const { file, remove } = sqlitePlace();
    const client = openClient(file, false);
    const settings = ['journal_mode', 'synchronous', 'wal_autocheckpoint', 'foreign_keys'].map((p) =>
      client.pragma(p, { simple: true }),
    );
    expect(settings).toEqual(['wal', 2, 1000, 1]);
    client.close();
    return remove();
  });

  it('that is gone fails a ping', async () => {
    const { store, place } = await open();
    await place.remove();
    await expect(store.ping()).rejects.toThrow(/ENOENT/);
  });

  it('can be memory alone', async () => {
    const store = await openSqliteStore(':memory:');
    const other = await openSqliteStore(':memory:');
    await store.commit(changes({ incidents: opened(incident(1)) }));
    expect(await store.loadIncident(1)).toEqual(incident(1));
    expect(await other.loadIncident(1)).toBeNull();
    await store.ping();
    await store.close();
    await other.close();
  });
});

describe('what somebody else wrote in the file', () => {
  const twenty = changes({ history: Array.from({ length: 20 }, (_, i) => line(`n ${i}`)) });

  it.each([
    ['a body', `update history set body = replace(body, 'n 6', 'n 9') where seq = 7`, { rows: 6, brokenAt: 7 }],
    ['a time', 'update history set at = at + 1 where seq = 7', { rows: 6, brokenAt: 7 }],
    ['an actor', `update history set actor = '{"kind":"bot","part":"x"}' where seq = 7`, { rows: 6, brokenAt: 7 }],
    ['a hash', `update history set hash = '00' where seq = 20`, { rows: 19, brokenAt: 20 }],
    ['whose it is', 'update history set incident = 2 where seq = 7', { rows: 6, brokenAt: 7 }],
    [
      'a row before the first',
      'insert into history select 0, at, incident, actor, body, hash from history where seq = 7',
      { rows: 0, brokenAt: 1 },
    ],
    [
      'a row long before it',
      'insert into history select -9e18, at, incident, actor, body, hash from history where seq = 7',
      { rows: 0, brokenAt: 1 },
    ],
    ['a number', 'update history set seq = -7 where seq = 7', { rows: 0, brokenAt: 1 }],
    ['the kind of a column', "update history set at = cast(at as text) || 'x' where seq = 7", { rows: 6, brokenAt: 7 }],
    ['a missing row', 'delete from history where seq = 7', { rows: 6, brokenAt: 7 }],
    ['a missing end', 'delete from history where seq > 18', { rows: 18, brokenAt: 19 }],
  ])('in the history is found (A15): %s', async (_, sql, expected) => {
    const { store, file } = await open();
    await store.commit(twenty);
    byHand(file, sql);
    expect(await store.verifyHistory()).toEqual(expected);
  });

  it('where JSON should be is named by table and key', async () => {
    const { store, file } = await open();
    await store.commit(changes({ incidents: opened(incident(1)), signals: [metric('1')] }));
    byHand(file, `update incidents set body = '{"id":' where id = 1; update series set labels = '?'`);
    await expect(store.loadIncident(1)).rejects.toThrow(
      /table incidents, row 1: expected JSON, found .*restore the database/,
    );
    await expect(store.loadSignals(['oms/1'])).rejects.toThrow(/table series, row delivery.delay_rate region:east/);
  });
});

describe('bodies that many signals share', () => {
  it('stand once per run of arrivals, and outlive the signal that brought them', async () => {
    const { store, file } = await open();
    const all = Array.from({ length: 10_000 }, (_, i) => upstream(`a-${i}`));
    for (let i = 0; i < all.length; i += 1_000)
      await store.commit(changes({ at: T0 + i, signals: all.slice(i, i + 1_000) }));
    const db = new Database(file, { readonly: true });
    expect(db.prepare('select count(body) as bodies, count(*) as n from signals').get()).toEqual({
      bodies: 3,
      n: 10_000,
    });
    db.close();
    while ((await store.prune({ signals: T0 + 6_000, incidents: 0, inboxRows: 9 }, 900)) > 0);
    expect(await store.loadSignals(['alertmanager/a-5999'])).toEqual([]);
    const left = all.slice(6_000);
    expect(await store.loadSignals(left.map((s) => `alertmanager/${s.id}`))).toEqual(left);
  });
});
