import { describe, expect, it } from 'vitest';
import { changes, DAY, delivery, FAILED, HOUR, MINUTE, notice, RETRY, SENT, T0 } from '../build.js';
import { type Place, use } from './place.js';

export function noticeContract(place: () => Place): void {
  describe('notices', () => {
    it('are claimed once, highest priority first, then oldest', async () => {
      const { store } = await use(place);
      await store.commit(changes({ notices: [notice('b', { priority: 1 }), notice('c', { priority: 4 })] }));
      await store.commit(
        changes({ at: T0 - 1, notices: [notice('a', { priority: 1 }), notice('d', { priority: 2 })] }),
      );
      await store.commit(changes({ at: T0 + 1, notices: [notice('later', { priority: 4 })] }));
      expect((await store.claimNotices(T0, 3)).map((n) => n.key)).toEqual(['c', 'd', 'a']);
      const [last] = await store.claimNotices(T0, 3);
      expect(last).toEqual({
        ...notice('b', { priority: 1 }),
        shown: null,
        ref: null,
        state: 'waiting',
        attempts: 0,
        nextAt: T0,
        claimedAt: null,
        error: null,
        createdAt: T0,
        updatedAt: T0,
      });
      expect((await store.loadNotice('b'))?.claimedAt).toBe(T0);
      expect(await store.claimNotices(T0, 3)).toEqual([]);
      expect((await store.claimNotices(T0 + 1, 3)).map((n) => n.key)).toEqual(['later']);
      expect(await store.loadNotice('none')).toBeNull();
    });

    it('that were sent are shown; asked for again they wait again and keep their message', async () => {
      const { store } = await use(place);
      await store.commit(changes({ notices: [notice('a')] }));
      await store.claimNotices(T0, 1);
      await store.commit(changes({ at: T0 + 1, deliveries: [delivery('a', 1, SENT)] }));
      expect(await store.loadNotice('a')).toMatchObject({ state: 'shown', shown: 1, ref: 'm-1', claimedAt: null });
      expect(await store.nextNoticeAt()).toBeNull();
      const body = { for: 'digest', since: T0, incidents: [1], total: 1 } as const;
      await store.commit(changes({ at: T0 + 2, notices: [notice('a', { wanted: 2, priority: 4, body })] }));
      expect(await store.loadNotice('a')).toMatchObject({
        state: 'waiting',
        wanted: 2,
        shown: 1,
        ref: 'm-1',
        priority: 4,
        body,
        nextAt: T0 + 2,
        createdAt: T0,
      });
    });

    it('asked for more while they are being sent wait again at once, and are not sent twice at a time', async () => {
      const { store } = await use(place);
      await store.commit(changes({ notices: [notice('a')] }));
      await store.claimNotices(T0, 1);
      await store.commit(changes({ at: T0 + 1, notices: [notice('a', { wanted: 2 })] }));
      expect(await store.claimNotices(T0 + 1, 1)).toEqual([]);
      expect(await store.nextNoticeAt()).toBeNull();
      await store.commit(changes({ at: T0 + 2, deliveries: [delivery('a', 1, SENT)] }));
      expect(await store.loadNotice('a')).toMatchObject({ state: 'waiting', shown: 1, wanted: 2, nextAt: T0 + 2 });
      expect(await store.nextNoticeAt()).toBe(T0 + 2);
    });

    it('to be tried again wait for their time, also where more is asked of them meanwhile', async () => {
      const { store } = await use(place);
      await store.commit(changes({ notices: [notice('a')] }));
      await store.claimNotices(T0, 1);
      await store.commit(changes({ deliveries: [delivery('a', 1, RETRY, T0 + HOUR)] }));
      await store.commit(changes({ at: T0 + 1, notices: [notice('a', { wanted: 2 })] }));
      expect(await store.loadNotice('a')).toMatchObject({
        attempts: 1,
        nextAt: T0 + HOUR,
        error: 'rate limited',
        wanted: 2,
      });
      expect(await store.claimNotices(T0 + MINUTE, 1)).toEqual([]);
      expect(await store.claimNotices(T0 + HOUR, 1)).toHaveLength(1);
      await store.commit(changes({ deliveries: [delivery('a', 2, SENT)] }));
      expect(await store.loadNotice('a')).toMatchObject({ attempts: 0, error: null, state: 'shown' });
    });

    it('keep their place in the queue and the higher revision while they wait', async () => {
      const { store } = await use(place);
      await store.commit(changes({ notices: [notice('a', { wanted: 5 })] }));
      await store.commit(changes({ at: T0 + HOUR, notices: [notice('a', { wanted: 4 })] }));
      expect(await store.loadNotice('a')).toMatchObject({ wanted: 5, nextAt: T0 });
    });

    it('that failed for good are tried again only for something new', async () => {
      const { store } = await use(place);
      await store.commit(changes({ notices: [notice('a')] }));
      await store.claimNotices(T0, 1);
      await store.commit(changes({ deliveries: [delivery('a', 1, FAILED)] }));
      await store.commit(changes({ notices: [notice('a', { wanted: 1 })] }));
      expect(await store.loadNotice('a')).toMatchObject({ state: 'failed', error: 'no such channel', claimedAt: null });
      await store.commit(changes({ at: T0 + 1, notices: [notice('a', { wanted: 2 })] }));
      expect(await store.loadNotice('a')).toMatchObject({ state: 'waiting', error: null, attempts: 0, nextAt: T0 + 1 });
    });

    it('claimed by a process that ended before it recorded the send are handed out again as uncertain', async () => {
      const { store, reopen } = await use(place);
      await store.commit(
        changes({ notices: [notice('a'), notice('b', { priority: 1 }), notice('c', { priority: 0 })] }),
      );
      await store.claimNotices(T0 + 1, 2);
      await store.commit(changes({ deliveries: [delivery('b', 1, SENT)] }));
      let again = await reopen();
      expect(await again.claimNotices(T0 + 2, 1)).toMatchObject([{ key: 'a', claimedAt: T0 + 1 }]);
      // Killed once more, before the second send was recorded.
      again = await reopen();
      expect(await again.claimNotices(T0 + 3, 9)).toMatchObject([
        { key: 'a', claimedAt: T0 + 2 },
        { key: 'c', claimedAt: null },
      ]);
      // A retry says nothing of whether the first one arrived.
      await again.commit(changes({ deliveries: [delivery('a', 1, RETRY, T0 + 4)] }));
      expect(await again.claimNotices(T0 + 4, 9)).toMatchObject([{ key: 'a', claimedAt: T0 + 2 }]);
      await again.commit(changes({ deliveries: [delivery('a', 1, SENT)] }));
      expect(await again.loadNotice('a')).toMatchObject({ state: 'shown', claimedAt: null });
    });

    it('are counted by state, and those long overdue are named', async () => {
      const { store } = await use(place);
      await store.commit(changes({ notices: [notice('a'), notice('b'), notice('c'), notice('d')] }));
      await store.claimNotices(T0, 4);
      await store.commit(
        changes({
          deliveries: [delivery('a', 1, SENT), delivery('b', 1, FAILED), delivery('c', 1, RETRY, T0 + MINUTE)],
        }),
      );
      expect(await store.countNotices()).toEqual({ waiting: 2, shown: 1, failed: 1, dropped: 0 });
      expect(await store.loadStuck(T0 + HOUR, HOUR)).toEqual([]);
      expect((await store.loadStuck(T0 + HOUR + 1, HOUR)).map((n) => n.key)).toEqual(['d']);
      expect((await store.loadStuck(T0 + DAY, HOUR)).map((n) => n.key)).toEqual(['d', 'c']);
      expect(await store.nextNoticeAt()).toBe(T0 + MINUTE);
    });

    it('that are not kept any more let a late record go', async () => {
      const { store } = await use(place);
      expect(await store.commit(changes({ deliveries: [delivery('gone', 1, SENT)] }))).toMatchObject({ ok: true });
      expect(await store.loadNotice('gone')).toBeNull();
    });
  });
}
