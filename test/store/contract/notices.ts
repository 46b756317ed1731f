import { describe, expect, it } from 'vitest';
import type { LaneKind } from '../../../src/domain/lane.js';
import type { SendResult, SendScope, WantedNotice } from '../../../src/domain/notice.js';
import {
  changes,
  closed,
  DAY,
  delivery,
  FAILED,
  HOUR,
  incident,
  MINUTE,
  notice,
  opened,
  RETRY,
  SENT,
  T0,
} from '../build.js';
import { type Place, use } from './place.js';

const AWAY: Extract<SendResult, { kind: 'retry' }> = {
  kind: 'retry',
  afterMs: null,
  why: 'away',
  scope: 'service',
  uncertain: false,
};

function failed(scope: SendScope): SendResult {
  return { kind: 'failed', why: 'no such channel', scope, fix: null };
}

function lineOf(id: number, channel = 'ops'): WantedNotice {
  const event = { type: 'unacknowledged', note: '' } as const;
  const body = { for: 'line', event, actor: { kind: 'bot', part: 'test' }, at: T0 } as const;
  return notice(`line:${id}:2@${channel}`, { kind: 'line', channel, incident: id, priority: 0, body });
}

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
        uncertainAt: null,
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

    it('claimed by a process that ended before it recorded the send are uncertain since the earliest such claim', async () => {
      const { store, reopen } = await use(place);
      await store.commit(
        changes({ notices: [notice('a'), notice('b', { priority: 1 }), notice('c', { priority: 0 })] }),
      );
      await store.claimNotices(T0 + 1, 2);
      await store.commit(changes({ deliveries: [delivery('b', 1, SENT)] }));
      let again = await reopen();
      expect(await again.claimNotices(T0 + 2, 1)).toMatchObject([{ key: 'a', uncertainAt: T0 + 1 }]);
      // Killed once more, before the second send was recorded.
      again = await reopen();
      expect(await again.claimNotices(T0 + 3, 9)).toMatchObject([
        { key: 'a', uncertainAt: T0 + 1 },
        { key: 'c', uncertainAt: null },
      ]);
      // A retry says nothing of whether the first one arrived.
      await again.commit(changes({ deliveries: [delivery('a', 1, RETRY, T0 + 4)] }));
      expect(await again.claimNotices(T0 + 4, 9)).toMatchObject([{ key: 'a', uncertainAt: T0 + 1 }]);
      await again.commit(changes({ deliveries: [delivery('a', 1, SENT)] }));
      expect(await again.loadNotice('a')).toMatchObject({ state: 'shown', claimedAt: null, uncertainAt: null });
    });

    it('are uncertain after a retry that may have arrived, since the send of it; a refused one leaves them certain', async () => {
      const { store } = await use(place);
      await store.commit(changes({ notices: [notice('a')] }));
      await store.claimNotices(T0 + 1, 1);
      await store.commit(changes({ deliveries: [delivery('a', 1, AWAY)] }));
      expect(await store.loadNotice('a')).toMatchObject({ uncertainAt: null });
      await store.claimNotices(T0 + 2, 1);
      await store.commit(changes({ deliveries: [delivery('a', 1, { ...AWAY, uncertain: true })] }));
      await store.claimNotices(T0 + 3, 1);
      await store.commit(changes({ deliveries: [delivery('a', 1, { ...AWAY, uncertain: true })] }));
      expect(await store.loadNotice('a')).toMatchObject({ uncertainAt: T0 + 2, claimedAt: null });
    });

    it('keep their turn and their count of attempts where the place is at fault', async () => {
      const { store } = await use(place);
      await store.commit(changes({ notices: [notice('a')] }));
      await store.claimNotices(T0, 1);
      await store.commit(changes({ deliveries: [delivery('a', 1, AWAY, T0 + HOUR)] }));
      expect(await store.loadNotice('a')).toMatchObject({ attempts: 0, nextAt: T0, state: 'waiting', error: 'away' });
      expect(await store.claimNotices(T0, 1)).toHaveLength(1);
    });

    it('are handed out by lane: posts, edits and lines of a channel, each by itself', async () => {
      const { store } = await use(place);
      await store.commit(changes({ notices: [notice('card:1@ops'), notice('far', { channel: 'far', priority: 4 })] }));
      await store.claimNotices(T0, 9);
      await store.commit(changes({ deliveries: [delivery('card:1@ops', 1, SENT)] }));
      await store.commit(
        changes({ notices: [notice('card:1@ops', { wanted: 2 }), lineOf(1), notice('b', { priority: 1 })] }),
      );
      expect(await store.loadLanes()).toEqual([
        { channel: 'ops', kind: 'edit' },
        { channel: 'ops', kind: 'line' },
        { channel: 'ops', kind: 'post' },
      ]);
      const keys = async (...kinds: LaneKind[]) =>
        (
          await store.claimNotices(
            T0,
            9,
            kinds.map((kind) => ({ channel: 'ops', kind })),
          )
        ).map((n) => n.key);
      expect(await store.claimNotices(T0, 9, [{ channel: 'ops', kind: 'post' }], new Set(['b']))).toEqual([]);
      expect(await keys('post')).toEqual(['b']);
      expect(await keys('line', 'edit')).toEqual(['card:1@ops', 'line:1:2@ops']);
      expect(await store.loadLanes()).toEqual([]);
    });

    it('that are lines stand behind their card until it is there', async () => {
      const { store } = await use(place);
      await store.commit(changes({ notices: [notice('card:1@ops'), lineOf(1)] }));
      expect(await store.loadLanes()).toEqual([{ channel: 'ops', kind: 'post' }]);
      await store.claimNotices(T0, 9);
      expect(await store.nextNoticeAt()).toBeNull();
      await store.commit(changes({ deliveries: [delivery('card:1@ops', 1, SENT)] }));
      expect((await store.claimNotices(T0, 9)).map((n) => n.key)).toEqual(['line:1:2@ops']);
      // Claimed, it is awaited still.
      expect(await store.isAwaited('ops')).toBe(true);
      await store.commit(changes({ deliveries: [delivery('line:1:2@ops', 1, SENT)] }));
      expect(await store.isAwaited('ops')).toBe(false);
    });

    it('that are lines go by themselves where their card was refused, and wait where its channel may mend', async () => {
      const { store } = await use(place);
      const { store: other } = await use(place);
      for (const [kept, scope] of [
        [store, 'notice'],
        [other, 'channel'],
      ] as const) {
        await kept.commit(changes({ notices: [notice('card:1@ops'), lineOf(1)] }));
        await kept.claimNotices(T0, 9);
        await kept.commit(changes({ deliveries: [delivery('card:1@ops', 1, failed(scope))] }));
      }
      expect(await store.loadLanes()).toEqual([{ channel: 'ops', kind: 'line' }]);
      expect(await other.loadLanes()).toEqual([]);
    });

    it('of an incident in its own channel wait until that is made, and fail with it', async () => {
      const { store } = await use(place);
      const room = (id: number) => `room:${id}@ops`;
      const wanted = (id: number) => [
        notice(room(id), { kind: 'room', incident: id, body: { for: 'room', people: [], links: [] } }),
        notice(`card:${id}@${room(id)}`, { channel: room(id), incident: id }),
        lineOf(id, room(id)),
      ];
      await store.commit(changes({ notices: [...wanted(1), ...wanted(2)] }));
      expect(await store.loadLanes()).toEqual([{ channel: 'ops', kind: 'room' }]);
      await store.claimNotices(T0, 9);
      await store.commit(
        changes({
          deliveries: [delivery(room(1), 1, { kind: 'sent', ref: 'C9' }), delivery(room(2), 1, failed('notice'))],
        }),
      );
      expect(await store.loadLanes()).toEqual([{ channel: room(1), kind: 'post' }]);
      expect(await store.loadNotice(`card:2@${room(2)}`)).toMatchObject({ state: 'failed', error: 'no such channel' });
      await store.claimNotices(T0, 9);
      await store.commit(changes({ deliveries: [delivery(`card:1@${room(1)}`, 1, SENT)] }));
      expect(await store.loadLanes()).toEqual([{ channel: room(1), kind: 'line' }]);
    });

    it('of incidents that are still active come back once their channel is well; the others do not', async () => {
      const { store } = await use(place);
      const all = [1, 2, 3].map((id) => notice(`card:${id}@ops`, { incident: id }));
      await store.commit(changes({ incidents: opened(incident(1), closed(2), incident(3)), notices: all }));
      await store.claimNotices(T0, 9);
      await store.commit(
        changes({
          deliveries: all.map((n, i) => delivery(n.key, 1, failed(i === 2 ? 'notice' : 'channel'))),
        }),
      );
      expect(await store.loadBroken()).toEqual([
        { channel: 'ops', rooms: false, scope: 'channel', why: 'no such channel' },
      ]);
      expect(await store.reviveNotices('elsewhere', T0 + 1)).toBe(0);
      expect(await store.reviveNotices('ops', T0 + 1)).toBe(1);
      expect((await store.claimNotices(T0 + 1, 9)).map((n) => n.key)).toEqual(['card:1@ops']);
      expect(await store.loadBroken()).toEqual([]);
      expect(await store.loadNotice('card:2@ops')).toMatchObject({ state: 'failed' });
    });

    it('of an incident in its own channel come back with it', async () => {
      const { store } = await use(place);
      const room = notice('room:1@ops', { kind: 'room', body: { for: 'room', people: [], links: [] } });
      const card = notice('card:1@room:1@ops', { channel: 'room:1@ops' });
      await store.commit(changes({ incidents: opened(incident(1)), notices: [room, card] }));
      await store.claimNotices(T0, 9);
      await store.commit(changes({ deliveries: [delivery(room.key, 1, FAILED)] }));
      expect(await store.loadBroken()).toContainEqual({
        channel: 'ops',
        rooms: true,
        scope: 'channel',
        why: 'no such channel',
      });
      expect(await store.reviveNotices('ops', T0 + 1)).toBe(1);
      await store.claimNotices(T0 + 1, 9);
      await store.commit(changes({ deliveries: [delivery(room.key, 1, { kind: 'sent', ref: 'C9' })] }));
      expect((await store.claimNotices(T0 + 1, 9)).map((n) => n.key)).toEqual([card.key]);
    });

    it('that waited too long in a broken channel are given up', async () => {
      const { store } = await use(place);
      await store.commit(changes({ incidents: opened(incident(1)), notices: [notice('card:1@ops')] }));
      await store.commit(changes({ at: T0 + HOUR, notices: [notice('new')] }));
      const broken = { channel: 'ops', rooms: false, scope: 'channel', why: 'not in channel' } as const;
      expect(await store.expireNotices(broken, T0 + MINUTE, T0 + DAY)).toBe(1);
      expect(await store.loadNotice('card:1@ops')).toMatchObject({ state: 'failed', error: 'not in channel' });
      expect(await store.loadNotice('new')).toMatchObject({ state: 'waiting' });
      expect(await store.reviveNotices('ops', T0 + DAY)).toBe(1);
    });

    it('that fail while more is asked of them are tried once more', async () => {
      const { store } = await use(place);
      await store.commit(changes({ notices: [notice('a')] }));
      await store.claimNotices(T0, 1);
      await store.commit(changes({ notices: [notice('a', { wanted: 2 })] }));
      await store.commit(changes({ deliveries: [delivery('a', 1, FAILED)] }));
      expect(await store.claimNotices(T0, 1)).toMatchObject([{ key: 'a', wanted: 2 }]);
      await store.commit(changes({ deliveries: [delivery('a', 2, FAILED)] }));
      expect(await store.loadNotice('a')).toMatchObject({ state: 'failed' });
    });

    it('tell when the next of them falls due', async () => {
      const { store } = await use(place);
      await store.commit(changes({ notices: [notice('a')] }));
      await store.commit(changes({ at: T0 + HOUR, notices: [notice('b')] }));
      expect(await store.nextNoticeAt()).toBe(T0);
      expect(await store.nextNoticeAt(T0)).toBe(T0 + HOUR);
      expect(await store.nextNoticeAt(T0 + HOUR)).toBeNull();
    });

    it('name the incident of what is shown at a ref', async () => {
      const { store } = await use(place);
      await store.commit(
        changes({ notices: [notice('a', { incident: 7 }), notice('w', { incident: null, kind: 'word' })] }),
      );
      await store.commit(
        changes({
          deliveries: [
            delivery('a', 1, { kind: 'sent', ref: 'C1/2' }),
            delivery('w', 1, { kind: 'sent', ref: 'C1/3' }),
          ],
        }),
      );
      expect(await store.loadIncidentAt(['C1/9', 'C1/3', 'C1/2'])).toBe(7);
      expect(await store.loadIncidentAt(['C1/3'])).toBeNull();
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
