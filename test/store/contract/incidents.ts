import { describe, expect, it } from 'vitest';
import type { IncidentFilter } from '../../../src/domain/reads.js';
import type { Store } from '../../../src/store/store.js';
import { alert, changes, closed, incident, opened, T0 } from '../build.js';
import { type Place, use } from './place.js';

async function listed(store: Store, filter: Partial<IncidentFilter> = {}): Promise<number[]> {
  return (await store.loadIncidents({ limit: 100, ...filter })).map((i) => i.id);
}

async function evening(place: () => Place): Promise<Store> {
  const { store } = await use(place);
  await store.commit(
    changes({
      incidents: opened(
        closed(1, { level: 'red', owner: 'li' }),
        closed(2, { labels: { region: 'west', sku: '1' } }),
        closed(3, { level: 'blue', labels: { region: 'west' } }),
        incident(4, { level: 'blue', owner: 'li' }),
        incident(5, { level: 'red', state: 'acknowledged', labels: { region: 'west' } }),
        incident(6, { state: 'resolved', resolvedAt: T0 }),
        incident(7, { level: 'red', state: 'mitigated' }),
      ),
    }),
  );
  return store;
}

export function incidentContract(place: () => Place): void {
  describe('incidents', () => {
    it('are listed active ones first, highest level first, newest first; then resolved; then closed', async () => {
      const store = await evening(place);
      expect(await listed(store)).toEqual([7, 5, 4, 6, 3, 2, 1]);
      expect(await listed(store, { limit: 5 })).toEqual([7, 5, 4, 6, 3]);
      expect(await listed(store, { limit: 2 })).toEqual([7, 5]);
      expect(await listed(store, { limit: 0 })).toEqual([]);
    });

    it('are filtered by state, level, owner and matchers of every kind, together too', async () => {
      const store = await evening(place);
      expect(await listed(store, { states: ['open', 'acknowledged'] })).toEqual([5, 4]);
      expect(await listed(store, { states: ['closed'] })).toEqual([3, 2, 1]);
      expect(await listed(store, { states: [] })).toEqual([]);
      expect(await listed(store, { levels: ['red'] })).toEqual([7, 5, 1]);
      expect(await listed(store, { levels: ['red', 'blue'] })).toEqual([7, 5, 4, 3, 1]);
      expect(await listed(store, { owner: 'li' })).toEqual([4, 1]);
      expect(await listed(store, { owner: 'li', levels: ['red'] })).toEqual([1]);
      expect(await listed(store, { match: [{ label: 'region', op: '=', value: 'west' }] })).toEqual([5, 3, 2]);
      expect(await listed(store, { match: [{ label: 'region', op: '=~', value: 'w.*' }], limit: 2 })).toEqual([5, 3]);
      expect(
        await listed(store, { match: [{ label: 'region', op: '!=', value: 'east' }], states: ['closed'] }),
      ).toEqual([3, 2]);
      expect(await listed(store, { match: [{ label: 'sku', op: '=', value: '' }], states: ['closed'] })).toEqual([
        3, 1,
      ]);
      expect(await listed(store, { match: [{ label: 'sku', op: '!=', value: '' }] })).toEqual([2]);
      expect(await listed(store, { match: [{ label: 'none', op: '!=', value: 'x' }], limit: 2 })).toEqual([7, 5]);
      const westSku = [
        { label: 'region', op: '=', value: 'west' },
        { label: 'sku', op: '!~', value: '' },
      ] as const;
      expect(await listed(store, { match: westSku })).toEqual([2]);
      expect(await listed(store, { match: [{ label: 'region', op: '=', value: 'west' }], levels: ['blue'] })).toEqual([
        3,
      ]);
    });

    it('are found by the labels they have, not by those they had', async () => {
      const store = await evening(place);
      const moved = closed(2, { version: 2, labels: { region: 'north' } });
      await store.commit(changes({ incidents: [{ was: 1, incident: moved }] }));
      expect(await listed(store, { match: [{ label: 'region', op: '=', value: 'west' }], states: ['closed'] })).toEqual(
        [3],
      );
      expect(await listed(store, { match: [{ label: 'region', op: '=', value: 'north' }] })).toEqual([2]);
    });

    it('are found over many pages of closed ones', async () => {
      const { store } = await use(place);
      const many = Array.from({ length: 1_500 }, (_, i) =>
        closed(i + 1, { labels: { show: i % 700 === 0 ? '618' : 'other' }, level: i % 2 ? 'red' : 'blue' }),
      );
      await store.commit(changes({ incidents: opened(...many) }));
      expect(await listed(store, { match: [{ label: 'show', op: '=', value: '618' }] })).toEqual([1401, 701, 1]);
      expect(await listed(store, { match: [{ label: 'show', op: '=~', value: '6.8' }] })).toEqual([1401, 701, 1]);
      expect(await listed(store, { levels: ['red', 'blue'], limit: 4 })).toEqual([1500, 1499, 1498, 1497]);
      expect(await listed(store, { limit: 1_200 })).toHaveLength(1_200);
    });

    it('have their alerts, oldest first; an alert is found by its fingerprint', async () => {
      const { store } = await use(place);
      const first = alert('a', { incident: 1, startsAt: T0 + 2 });
      const second = alert('b', { incident: 1, startsAt: T0 + 1 });
      await store.commit(changes({ alerts: [first, second, alert('c', { incident: 2 })] }));
      expect(await store.loadAlertsOf(1)).toEqual([second, first]);
      const over = alert('a', { incident: 1, status: 'resolved', endsAt: T0 + 9 });
      await store.commit(changes({ alerts: [over] }));
      expect(await store.loadAlert('a')).toEqual(over);
      expect(await store.loadAlert('none')).toBeNull();
      expect(await store.loadIncident(99)).toBeNull();
    });

    it('where many stand is told without the rest of them', async () => {
      const store = await evening(place);
      expect(await store.loadStandings([5, 4, 99, 5])).toEqual([
        { id: 4, level: 'blue', state: 'open', drill: false },
        { id: 5, level: 'red', state: 'acknowledged', drill: false },
      ]);
      expect(await store.loadStandings([])).toEqual([]);
    });
  });
}
