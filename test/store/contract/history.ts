import { describe, expect, it } from 'vitest';
import { changes, line, T0 } from '../build.js';
import { type Place, use } from './place.js';

export function historyContract(place: () => Place): void {
  describe('history (A15)', () => {
    it('gives the newest, oldest first, of one incident or of all', async () => {
      const { store } = await use(place);
      await store.commit(changes({ history: [line('one'), line('two', 2), line('three')] }));
      await store.commit(changes({ history: [line('four')] }));
      expect((await store.loadHistory(1, 2)).map((h) => h.seq)).toEqual([3, 4]);
      expect((await store.loadHistory(null, 10)).map((h) => h.seq)).toEqual([1, 2, 3, 4]);
      const [first] = await store.loadHistory(2, 10);
      expect(first).toEqual({ ...line('two', 2), seq: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    });

    it('keeps rows that belong to no incident, with whoever did it', async () => {
      const { store } = await use(place);
      const record = { kind: 'record', incident: null, what: 'silence', data: { id: 'S-1', a: 1 } } as const;
      const actor = { kind: 'person', id: 'li', name: 'Li', via: 'console' } as const;
      await store.commit(changes({ history: [{ ...record, at: T0, actor }] }));
      expect(await store.loadHistory(null, 1)).toMatchObject([{ ...record, at: T0, actor }]);
    });

    it('finds what was recorded under a name, the newest of it', async () => {
      const { store } = await use(place);
      const actor = { kind: 'bot', part: 'config' } as const;
      const record = (what: string, n: number) =>
        ({ kind: 'record', incident: null, what, data: { n }, at: T0, actor }) as const;
      const history = [
        record('config', 1),
        record('silence', 2),
        record('config', 3),
        line('card'),
        record('config', 4),
      ];
      await store.commit(changes({ history }));
      const found = await store.loadRecords('config', 2);
      expect(found.map((row) => row.kind === 'record' && row.data.n)).toEqual([3, 4]);
      expect(await store.loadRecords('config of another', 2)).toEqual([]);
    });

    it('chains on over reopening, and the chain holds', async () => {
      const { store, reopen } = await use(place);
      await store.commit(changes({ history: Array.from({ length: 1_200 }, (_, i) => line(`n ${i}`)) }));
      const again = await reopen();
      await again.commit(changes({ history: [line('after')] }));
      expect(await again.verifyHistory()).toEqual({ rows: 1_201, brokenAt: null });
      const hashes = (await again.loadHistory(null, 2_000)).map((h) => h.hash);
      expect(new Set(hashes).size).toBe(1_201);
    });

    it('of nothing holds', async () => {
      const { store } = await use(place);
      expect(await store.verifyHistory()).toEqual({ rows: 0, brokenAt: null });
    });
  });
}
