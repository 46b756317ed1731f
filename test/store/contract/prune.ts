import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.js';
import {
  alert,
  changes,
  closed,
  DAY,
  delivery,
  HOUR,
  incident,
  line,
  metric,
  notice,
  opened,
  SENT,
  T0,
  upstream,
} from '../build.js';
import { type Place, use } from './place.js';

const NOTHING = { signals: 0, incidents: 0, inboxRows: 1_000 };

async function pruneAll(store: Store, before: Partial<typeof NOTHING>, limit = 7): Promise<number> {
  let gone = 0;
  for (;;) {
    const some = await store.prune({ ...NOTHING, ...before }, limit);
    gone += some;
    if (some === 0) return gone;
  }
}

export function pruneContract(place: () => Place): void {
  describe('prune', () => {
    it('removes signals that arrived before, so many at a time, whatever their senders say of the time', async () => {
      const { store } = await use(place);
      const batch = (from: number, n: number) =>
        Array.from({ length: n }, (_, i) => metric(`s-${from + i}`, { at: T0 + (i % 2) * DAY }));
      await store.commit(changes({ at: T0, signals: batch(0, 10) }));
      await store.commit(changes({ at: T0 + HOUR, signals: batch(10, 5) }));
      expect(await store.prune({ ...NOTHING, signals: T0 + HOUR }, 4)).toBe(4);
      expect(await store.loadSignals(['oms/s-3', 'oms/s-4'])).toHaveLength(1);
      expect(await pruneAll(store, { signals: T0 + HOUR })).toBe(6);
      const left = await store.loadSeries('delivery.delay_rate', 'region:east', 0, 99);
      expect(left.map((s) => s.id).sort()).toEqual(['s-10', 's-11', 's-12', 's-13', 's-14']);
      expect(await store.commit(changes({ at: T0 + HOUR, signals: batch(15, 1) }))).toMatchObject({ ok: true });
    });

    it('leaves every signal that stays its body, though it shared it with one that goes', async () => {
      const { store } = await use(place);
      await store.commit(
        changes({
          at: T0,
          signals: [upstream('1'), upstream('2'), upstream('o', { subject: 'stream:2', title: 'Other' })],
        }),
      );
      const stay = [
        upstream('3'),
        upstream('4'),
        upstream('p', { subject: 'stream:2', title: 'Other' }),
        upstream('5'),
      ];
      await store.commit(changes({ at: T0 + 1, signals: stay }));
      expect(await pruneAll(store, { signals: T0 + 1 }, 2)).toBe(3);
      expect(await store.loadSignals(stay.map((s) => `alertmanager/${s.id}`))).toEqual(stay);
    });

    it('removes series nobody has heard of since, which may come back', async () => {
      const { store, reopen } = await use(place);
      await store.commit(changes({ signals: [metric('1', { subject: 'region:gone' }), metric('2')] }));
      await store.commit(changes({ at: T0 + DAY, signals: [metric('3', { at: T0 + DAY })] }));
      expect(await pruneAll(store, { signals: T0 + HOUR })).toBe(3);
      expect(await store.loadHead('delivery.delay_rate', 'region:gone')).toBeNull();
      expect(await store.loadHead('delivery.delay_rate', 'region:east')).not.toBeNull();
      await store.commit(changes({ at: T0 + DAY, signals: [metric('4', { subject: 'region:gone' }), metric('5')] }));
      const again = await reopen();
      expect(await again.loadSeries('delivery.delay_rate', 'region:gone', 0, 9)).toHaveLength(1);
      expect(await again.loadSeries('delivery.delay_rate', 'region:east', 0, 9)).toHaveLength(2);
    });

    it('removes incidents closed before with their alerts, labels and notices; never history', async () => {
      const { store } = await use(place);
      await store.commit(
        changes({
          incidents: opened(
            closed(1),
            closed(2, { closedAt: T0 + DAY }),
            incident(3),
            incident(4, { state: 'resolved' }),
          ),
          alerts: [
            alert('a', { incident: 1, status: 'resolved' }),
            alert('b', { incident: 2, status: 'resolved' }),
            alert('c', { incident: 3 }),
            alert('d', { incident: 3, status: 'resolved' }),
            alert('e', { incident: 1 }),
            alert('f', { status: 'resolved' }),
            alert('g', { suppressed: { by: 'silence', id: '1' } }),
          ],
          notices: [
            notice('1'),
            notice('2', { incident: 2 }),
            notice('storm', { incident: null }),
            notice('late', { incident: null }),
          ],
          history: [line('one', 1)],
        }),
      );
      await store.commit(changes({ deliveries: [delivery('1', 1, SENT), delivery('storm', 1, SENT)] }));
      await pruneAll(store, { incidents: T0 + HOUR }, 1);
      expect((await store.loadIncidents({ limit: 9 })).map((i) => i.id)).toEqual([3, 4, 2]);
      const kept = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((f) => store.loadAlert(f)));
      expect(kept.map((a) => a?.fingerprint)).toEqual([undefined, 'b', 'c', 'd', 'e', undefined, 'g']);
      const notices = await Promise.all(['1', '2', 'storm', 'late'].map((key) => store.loadNotice(key)));
      expect(notices.map((n) => n?.key)).toEqual([undefined, '2', undefined, 'late']);
      expect(
        await store.loadIncidents({
          limit: 9,
          states: ['closed'],
          match: [{ label: 'region', op: '=', value: 'east' }],
        }),
      ).toHaveLength(1);
      expect(await store.loadHistory(1, 9)).toHaveLength(1);
      expect(await store.verifyHistory()).toEqual({ rows: 1, brokenAt: null });
      expect(await pruneAll(store, { incidents: T0 + HOUR })).toBe(0);
    });

    it('keeps the newest of the inbox, and no silence or show that is long over', async () => {
      const { store } = await use(place);
      const item = { at: T0, source: 'wms', contentType: 'text/plain', body: '?', headers: {}, problems: [] };
      const silence = { matchers: [], startsAt: T0, reason: '', by: 'li', endedAt: null };
      const show = { title: '', host: '', platform: '', scene: 'regular', skus: [], start: T0 } as const;
      await store.commit(
        changes({
          inbox: [item, item, item, item, item],
          silences: [
            { ...silence, id: 'S-1', endsAt: T0 },
            { ...silence, id: 'S-2', endsAt: T0 + DAY, endedAt: T0 },
            { ...silence, id: 'S-3', endsAt: T0 + DAY },
            { ...silence, id: 'S-4', endsAt: T0 },
          ],
          shows: [
            { ...show, id: 'past', end: T0 },
            { ...show, id: 'next', end: T0 + DAY },
          ],
        }),
      );
      await pruneAll(store, { incidents: T0 + HOUR, inboxRows: 2 }, 1);
      expect((await store.loadInbox(9)).map((i) => i.id)).toEqual([5, 4]);
      const live = await store.loadLive(T0 - 1, 0);
      expect(live.silences.map((s) => s.id).sort()).toEqual(['S-3', 'S-4']);
      expect(live.nextSilence).toBe(5);
      expect(live.shows.map((s) => s.id)).toEqual(['next']);
    });
  });
}
