import { describe, expect, it } from 'vitest';
import { alert, changes, closed, HOUR, incident, opened, T0 } from '../build.js';
import { type Place, use } from './place.js';

const CNY = { direct: 100, indirect: 900, currency: 'CNY' };
const NONE = { blue: 0, yellow: 0, orange: 0, red: 0 };
const BY = { by: 'silence', id: 'S-1' } as const;

export function statusContract(place: () => Place): void {
  describe('status', () => {
    it('counts what is active, what it puts at risk and what today brought; drills do not count', async () => {
      const { store } = await use(place);
      const before = { openedAt: T0 - 30 * HOUR };
      await store.commit(
        changes({
          incidents: opened(
            incident(1, { level: 'red', money: CNY, ...before }),
            incident(2, { level: 'red', state: 'acknowledged', money: CNY }),
            incident(3, { level: 'blue', state: 'mitigated', money: { ...CNY, currency: 'USD' } }),
            incident(4, { state: 'resolved', resolvedAt: T0, money: CNY, ...before }),
            closed(5, { resolvedAt: T0 - 30 * HOUR, ...before }),
            closed(6, { labels: { region: 'west' } }),
            incident(7, { level: 'red', drill: true, money: CNY }),
            closed(8, { drill: true }),
          ),
          alerts: [
            alert('a', { suppressed: BY }),
            alert('b', { suppressed: BY, level: 'red', labels: { region: 'west' } }),
            alert('c', { suppressed: BY, drill: true }),
            alert('d', { suppressed: BY, status: 'resolved' }),
            alert('e'),
          ],
        }),
      );
      const dayStart = T0 - 12 * HOUR;
      expect(await store.loadStatus({ dayStart })).toEqual({
        byLevel: { ...NONE, blue: 1, red: 2 },
        unacknowledged: { ...NONE, red: 1 },
        money: [
          { direct: 200, indirect: 1800, currency: 'CNY' },
          { direct: 100, indirect: 900, currency: 'USD' },
        ],
        suppressedAlerts: 2,
        openedToday: 3,
        resolvedToday: 2,
      });
      expect(await store.loadStatus({ dayStart, levels: ['red'] })).toEqual({
        byLevel: { ...NONE, red: 2 },
        unacknowledged: { ...NONE, red: 1 },
        money: [{ direct: 200, indirect: 1800, currency: 'CNY' }],
        suppressedAlerts: 1,
        openedToday: 1,
        resolvedToday: 0,
      });
      expect(await store.loadStatus({ dayStart, match: [{ label: 'region', op: '=', value: 'west' }] })).toEqual({
        byLevel: NONE,
        unacknowledged: NONE,
        money: [],
        suppressedAlerts: 1,
        openedToday: 1,
        resolvedToday: 1,
      });
      const east = await store.loadStatus({ dayStart, match: [{ label: 'region', op: '!=', value: 'west' }] });
      expect(east).toMatchObject({
        byLevel: { blue: 1, red: 2 },
        openedToday: 2,
        resolvedToday: 1,
        suppressedAlerts: 1,
      });
      expect(east.money[0]).toEqual({ direct: 200, indirect: 1800, currency: 'CNY' });
    });

    it('counts firing alerts by rule, and those a silence would hide', async () => {
      const { store } = await use(place);
      await store.commit(
        changes({
          alerts: [
            alert('a'),
            alert('b', { suppressed: BY, labels: { region: 'west' } }),
            alert('c', { rule: 'stock' }),
            alert('d', { rule: 'stock', status: 'resolved' }),
          ],
        }),
      );
      expect(await store.countFiringByRule()).toEqual(
        new Map([
          ['delay', 2],
          ['stock', 1],
        ]),
      );
      expect(await store.countMatching([{ label: 'region', op: '=', value: 'east' }])).toBe(2);
      expect(await store.countMatching([{ label: 'region', op: '!=', value: 'east' }])).toBe(1);
      // As silences match: by rule, level and subject too.
      expect(await store.countMatching([{ label: 'rule', op: '=~', value: '.+' }])).toBe(3);
      expect(await store.countMatching([{ label: 'level', op: '=', value: 'nothing' }])).toBe(0);
      expect(await store.countMatching([])).toBe(3);
    });
  });
}
