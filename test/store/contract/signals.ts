import { describe, expect, it } from 'vitest';
import type { Signal } from '../../../src/domain/signal.js';
import { changes, MINUTE, metric, T0, upstream, words } from '../build.js';
import { type Place, use } from './place.js';

const ids = (signals: readonly Signal[]) => signals.map((s) => s.id);

export function signalContract(place: () => Place): void {
  describe('signals', () => {
    it('gives back signals of every kind as they came', async () => {
      const { store } = await use(place);
      const { unit: _, ...bare } = metric('m-2');
      const all: Signal[] = [
        metric('m-1', { drill: true, labels: { 'z-label': '1', a: '2' } }),
        bare,
        words('t-1', '全网最低价'),
        upstream('a-1', { url: 'http://x/', text: 'no bytes' }),
        upstream('a-2', { status: 'resolved' }),
        {
          kind: 'fact',
          id: 'f-1',
          source: 'qa',
          name: 'batch.failed',
          subject: '',
          labels: {},
          at: T0,
          fields: { batch: 'B1', skus: ['1', '2'] },
        },
        { kind: 'heartbeat', id: 'h-1', source: 'wms', name: 'alive', subject: 'wms', labels: {}, at: T0 },
      ];
      await store.commit(changes({ signals: all }));
      const keys = all.map((s) => `${s.source}/${s.id}`);
      expect(await store.loadSignals([...keys].reverse())).toEqual([...all].reverse());
      expect(await store.loadSignals(['oms/none', 'nothing'])).toEqual([]);
    });

    it('finds sources and ids that hold a slash', async () => {
      const { store } = await use(place);
      await store.commit(changes({ signals: [metric('o/1/2', { source: 'a/b' })] }));
      expect(ids(await store.loadSignals(['a/b/o/1/2']))).toEqual(['o/1/2']);
    });

    it('gives back the body of each of many alike', async () => {
      const { store, reopen } = await use(place);
      const all = [
        upstream('a-1'),
        upstream('a-2'),
        upstream('a-3', { title: 'Other' }),
        upstream('a-4'),
        upstream('a-5'),
      ];
      await store.commit(changes({ signals: all.slice(0, 2) }));
      await store.commit(changes({ signals: all.slice(2, 4) }));
      const again = await reopen();
      await again.commit(changes({ signals: all.slice(4) }));
      expect(await again.loadSignals(all.map((s) => `alertmanager/${s.id}`))).toEqual(all);
    });

    it('walks a series back from the newest, to an instant or a number', async () => {
      const { store, reopen } = await use(place);
      for (let i = 0; i < 20; i++)
        await store.commit(
          changes({
            signals: [metric(`e-${i}`, { at: T0 + i * MINUTE }), metric(`w-${i}`, { subject: 'region:west' })],
          }),
        );
      expect(ids(await store.loadSeries('delivery.delay_rate', 'region:east', 0, 3))).toEqual(['e-19', 'e-18', 'e-17']);
      const again = await reopen();
      await again.commit(changes({ signals: [metric('e-20', { at: T0 + 20 * MINUTE })] }));
      expect(ids(await again.loadSeries('delivery.delay_rate', 'region:east', T0 + 18 * MINUTE, 99))).toEqual([
        'e-20',
        'e-19',
        'e-18',
      ]);
      expect(await again.loadSeries('delivery.delay_rate', 'region:north', 0, 99)).toEqual([]);
    });

    it('walks all series of a name and subject as one: whatever their labels, source and unit', async () => {
      const { store } = await use(place);
      const carriers = ['sf', 'jd', 'zto'];
      for (let i = 0; i < 9; i++) {
        const carrier = carriers[i % 3] ?? '';
        await store.commit(
          changes({ signals: [metric(`s-${i}`, { at: T0 + i, source: carrier, labels: { carrier } })] }),
        );
      }
      expect(ids(await store.loadSeries('delivery.delay_rate', 'region:east', T0 + 2, 5))).toEqual([
        's-8',
        's-7',
        's-6',
        's-5',
        's-4',
      ]);
    });

    it('sees past a few that arrived late, and puts them where they belong', async () => {
      const { store } = await use(place);
      const times = [10, 11, 2, 12, 3, 11.5];
      await store.commit(changes({ signals: times.map((t, i) => metric(`s-${i}`, { at: T0 + t * MINUTE })) }));
      expect(ids(await store.loadSeries('delivery.delay_rate', 'region:east', T0 + 10 * MINUTE, 9))).toEqual([
        's-3',
        's-5',
        's-1',
        's-0',
      ]);
    });

    it('knows the newest observation of a name and subject, which a late arrival does not change', async () => {
      const { store, reopen } = await use(place);
      await store.commit(
        changes({ signals: [metric('1', { at: T0 + 5, value: 5 }), metric('2', { at: T0 + 1, value: 1 })] }),
      );
      await store.commit(changes({ signals: [metric('3', { at: T0 + 2, value: 2, source: 'wms' })] }));
      const head = { source: 'oms', name: 'delivery.delay_rate', subject: 'region:east', at: T0 + 5, value: 5 };
      expect(await store.loadHead('delivery.delay_rate', 'region:east')).toEqual(head);
      const again = await reopen();
      await again.commit(changes({ signals: [metric('4', { at: T0 + 3, value: 3 })] }));
      expect(await again.loadHead('delivery.delay_rate', 'region:east')).toEqual(head);
      await again.commit(changes({ signals: [words('5', 'hi', { name: 'x', subject: 'y' })] }));
      expect(await again.loadHead('x', 'y')).toMatchObject({ value: null });
      expect(await again.loadHead('x', 'z')).toBeNull();
    });
  });
}
