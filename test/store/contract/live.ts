import { describe, expect, it } from 'vitest';
import type { Show } from '../../../src/domain/show.js';
import type { Silence } from '../../../src/domain/silence.js';
import { alert, changes, closed, DAY, HOUR, incident, line, MINUTE, opened, T0 } from '../build.js';
import { type Place, use } from './place.js';

const silence = (id: string, more: Partial<Silence> = {}): Silence => ({
  id,
  matchers: [{ label: 'region', op: '=', value: 'east' }],
  startsAt: T0 - HOUR,
  endsAt: T0 + HOUR,
  reason: 'stock-taking',
  by: 'li',
  endedAt: null,
  ...more,
});
const show = (id: string, end: number): Show => ({
  id,
  title: id,
  host: 'Lin',
  platform: 'douyin',
  scene: 'flash-sale',
  start: end - HOUR,
  end,
  skus: [{ sku: '1', stock: 30_000 }],
});

export function liveContract(place: () => Place): void {
  describe('what is not at rest', () => {
    it('is nothing in an empty store', async () => {
      const { store } = await use(place);
      expect(await store.loadLive(T0, HOUR)).toEqual({
        grades: new Map(),
        alerts: [],
        incidents: [],
        silences: [],
        shows: [],
        clocks: [],
        nextIncident: 1,
        nextSilence: 1,
        langs: new Map(),
        accounts: new Map(),
        held: [],
        duties: [],
        requests: [],
        vetoes: [],
        turns: new Map(),
        members: new Map(),
        nextDuty: 1,
        nextRequest: 1,
      });
    });

    it('is what fires or changed within the flap window, and every incident not closed', async () => {
      const { store } = await use(place);
      await store.commit(
        changes({
          alerts: [
            alert('old', { status: 'resolved', updatedAt: T0 - 11 * MINUTE }),
            alert('new', { status: 'resolved', updatedAt: T0 - 9 * MINUTE }),
            alert('on', { updatedAt: T0 - DAY }),
            alert('hidden', { suppressed: { by: 'inhibition', id: '1' } }),
          ],
          incidents: opened(incident(1), incident(2, { state: 'resolved' }), closed(3)),
        }),
      );
      const live = await store.loadLive(T0, 10 * MINUTE);
      expect(live.alerts.map((a) => a.fingerprint).sort()).toEqual(['hidden', 'new', 'on']);
      expect(live.incidents.map((i) => i.id)).toEqual([1, 2]);
      expect(live.nextIncident).toBe(4);
    });

    it('is every silence that runs or will, and one that ended while nobody looked', async () => {
      const { store } = await use(place);
      await store.commit(
        changes({
          silences: [
            silence('S-1'),
            silence('S-2', { startsAt: T0 + HOUR, endsAt: T0 + 2 * HOUR }),
            silence('S-3', { endedAt: T0 - MINUTE }),
            silence('S-4', { endsAt: T0 - MINUTE }),
            silence('S-5', { endsAt: T0 - MINUTE }),
          ],
          setClocks: [{ kind: 'silence', ref: 'S-5', dueAt: T0 - MINUTE }],
        }),
      );
      const live = await store.loadLive(T0, 0);
      expect(live.silences.map((s) => s.id)).toEqual(['S-1', 'S-2', 'S-5']);
      expect(live.silences[0]).toEqual(silence('S-1'));
      expect(live.nextSilence).toBe(6);
    });

    it('is every show to come, on now or over not long ago', async () => {
      const { store } = await use(place);
      await store.commit(
        changes({ shows: [show('next', T0 + DAY), show('past', T0 - DAY), show('long past', T0 - 30 * DAY)] }),
      );
      expect((await store.loadLive(T0, 0)).shows).toEqual([show('past', T0 - DAY), show('next', T0 + DAY)]);
      await store.commit(changes({ shows: [show('next', T0 + 2 * DAY)] }));
      expect((await store.loadLive(T0, 0)).shows[1]).toEqual(show('next', T0 + 2 * DAY));
    });

    it('is every clock: one per kind and ref, moved by setting it again, gone when cleared', async () => {
      const { store } = await use(place);
      await store.commit(
        changes({
          setClocks: [
            { kind: 'escalate', ref: '1', dueAt: T0 + 3 },
            { kind: 'snooze', ref: '1', dueAt: T0 + 2 },
            { kind: 'escalate', ref: '2', dueAt: T0 + 1 },
          ],
        }),
      );
      await store.commit(
        changes({
          clearClocks: [
            { kind: 'escalate', ref: '2' },
            { kind: 'close', ref: 'none' },
          ],
          setClocks: [{ kind: 'escalate', ref: '1', dueAt: T0 + 1, data: { step: 2 } }],
        }),
      );
      const moved = { kind: 'escalate', ref: '1', dueAt: T0 + 1, data: { step: 2 } };
      const snooze = { kind: 'snooze', ref: '1', dueAt: T0 + 2 };
      expect((await store.loadLive(T0, 0)).clocks).toEqual([moved, snooze]);
      expect(await store.loadClocks(null, '1')).toEqual([moved, snooze]);
      expect(await store.loadClocks('snooze', '1')).toEqual([snooze]);
      expect(await store.loadClocks('snooze', '2')).toEqual([]);
    });

    it('never gives a number twice that stands in the history', async () => {
      const { store } = await use(place);
      await store.commit(changes({ incidents: opened(incident(3)), history: [line('of one long gone', 41)] }));
      expect((await store.loadLive(T0, 0)).nextIncident).toBe(42);
    });
  });
}
