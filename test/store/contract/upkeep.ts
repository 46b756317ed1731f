import { describe, expect, it } from 'vitest';
import { changes, incident, line, metric, opened, T0 } from '../build.js';
import { type Place, use } from './place.js';

export function upkeepContract(place: () => Place): void {
  describe('upkeep', () => {
    it('keeps what could not be understood, newest first, and when it was replayed', async () => {
      const { store } = await use(place);
      const item = {
        at: T0,
        source: 'wms',
        contentType: 'text/plain',
        body: '{"a"',
        headers: { 'x-topic': 'stock' },
        problems: ['$: not JSON', '$.x: missing'],
      };
      expect(await store.commit(changes({ inbox: [item, { ...item, source: 'oms' }] }))).toEqual({
        ok: true,
        inboxIds: [1, 2],
      });
      await store.commit(changes({ at: T0 + 5, replayed: [1] }));
      expect(await store.loadInboxItem(1)).toEqual({ ...item, id: 1, replayedAt: T0 + 5 });
      expect((await store.loadInbox(9)).map((i) => [i.id, i.replayedAt])).toEqual([
        [2, null],
        [1, T0 + 5],
      ]);
      expect(await store.loadInbox(1)).toHaveLength(1);
      expect(await store.loadInboxItem(9)).toBeNull();
    });

    it('lets a tick of a check be claimed once, over reopening too, and never an older one after', async () => {
      const { store, reopen } = await use(place);
      expect(await store.claimTick('probe', T0)).toBe(true);
      expect(await store.claimTick('probe', T0)).toBe(false);
      expect(await store.claimTick('other', T0)).toBe(true);
      const again = await reopen();
      expect(await again.claimTick('probe', T0)).toBe(false);
      expect(await again.claimTick('probe', T0 - 1)).toBe(false);
      expect(await again.claimTick('probe', T0 + 1)).toBe(true);
    });

    it('remembers checks: what came of the last run, and the newest tick claimed', async () => {
      const { store } = await use(place);
      const row = { id: 'probe', paused: false, lastTick: T0, lastEnd: T0 + 5, lastOk: true, lastMessage: null };
      await store.commit(
        changes({ checks: [row, { ...row, id: 'rest', paused: true, lastTick: null, lastEnd: null, lastOk: null }] }),
      );
      await store.claimTick('probe', T0 + 10);
      await store.claimTick('first', T0);
      expect(await store.loadChecks()).toEqual([
        { id: 'first', paused: false, lastTick: T0, lastEnd: null, lastOk: null, lastMessage: null },
        { ...row, lastTick: T0 + 10 },
        { id: 'rest', paused: true, lastTick: null, lastEnd: null, lastOk: null, lastMessage: null },
      ]);
    });

    it('copies itself whole while it is in use', async () => {
      const { store, place: where } = await use(place);
      await store.commit(changes({ signals: [metric('1')], incidents: opened(incident(1)), history: [line('x')] }));
      const file = where.backupFile();
      const copying = store.backup(file);
      await store.commit(changes({ signals: [metric('2')] }));
      await copying;
      await store.backup(file);
      const copy = await where.openBackup(file);
      expect(await copy.loadIncident(1)).toEqual(incident(1));
      expect(await copy.loadSignals(['oms/1', 'oms/2'])).toHaveLength(2);
      expect(await copy.verifyHistory()).toEqual({ rows: 1, brokenAt: null });
      await copy.close();
    });

    it('answers a ping', async () => {
      const { store } = await use(place);
      await expect(store.ping()).resolves.toBeUndefined();
    });
  });
}
