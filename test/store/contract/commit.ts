import { describe, expect, it } from 'vitest';
import type { GradeState } from '../../../src/domain/grade.js';
import type { Changes, Store } from '../../../src/store/store.js';
import { alert, changes, HOUR, incident, line, metric, notice, opened, T0 } from '../build.js';
import { type Place, use } from './place.js';

const STATE: GradeState = {
  level: 'yellow',
  pending: null,
  saidAt: T0,
  inner: { count: 3 },
  last: {
    rule: 'delay',
    fingerprint: 'delay|east',
    level: 'yellow',
    at: T0,
    subject: 'region:east',
    labels: {},
    title: { en: 'Late', 'zh-CN': '延误' },
    reasons: [],
    figures: {},
    signals: [],
  },
};

/** One of everything, so that a commit that must write nothing has something to leave behind. */
function everything(more: Partial<Changes> = {}): Changes {
  return changes({
    signals: [metric('new-1')],
    grades: new Map([['delay|east', STATE]]),
    alerts: [alert('delay|east', { incident: 7 })],
    incidents: opened(incident(7)),
    history: [line('first', 7)],
    notices: [notice('card:7@ops')],
    setClocks: [{ kind: 'escalate', ref: '7', dueAt: T0 + HOUR, data: { step: 1 } }],
    silences: [{ id: 'S-3', matchers: [], startsAt: T0, endsAt: T0 + HOUR, reason: 'move', by: 'li', endedAt: null }],
    shows: [
      {
        id: '618',
        title: '618',
        host: 'Lin',
        platform: 'douyin',
        scene: 'flash-sale',
        start: T0,
        end: T0 + HOUR,
        skus: [],
      },
    ],
    inbox: [
      { at: T0, source: 'wms', contentType: 'application/json', body: '{', headers: {}, problems: ['$: not JSON'] },
    ],
    checks: [{ id: 'probe', paused: true, lastTick: T0, lastEnd: T0 + 5, lastOk: false, lastMessage: 'refused' }],
    langs: new Map([['person:li', 'zh-CN']]),
    ...more,
  });
}

async function everythingKept(store: Store) {
  return {
    live: await store.loadLive(T0, HOUR),
    signals: await store.loadSignals(['oms/new-1']),
    history: await store.loadHistory(null, 10),
    notice: await store.loadNotice('card:7@ops'),
    inbox: await store.loadInbox(10),
    checks: await store.loadChecks(),
  };
}

export function commitContract(place: () => Place): void {
  describe('commit', () => {
    it('keeps everything, and still has it after reopening', async () => {
      const { store, reopen } = await use(place);
      expect(await store.commit(everything())).toEqual({ ok: true, inboxIds: [1] });
      const before = await everythingKept(store);
      expect(before.live.grades).toEqual(new Map([['delay|east', STATE]]));
      expect(before.live.alerts).toEqual([alert('delay|east', { incident: 7 })]);
      expect(before.live.incidents).toEqual([incident(7)]);
      expect(before.live.clocks).toEqual([{ kind: 'escalate', ref: '7', dueAt: T0 + HOUR, data: { step: 1 } }]);
      expect(before.live.silences).toHaveLength(1);
      expect(before.live.shows).toHaveLength(1);
      expect(before.live.langs).toEqual(new Map([['person:li', 'zh-CN']]));
      expect(before.live).toMatchObject({ nextIncident: 8, nextSilence: 4 });
      expect(before.signals).toEqual([metric('new-1')]);
      expect(before.history).toMatchObject([{ seq: 1, incident: 7 }]);
      expect(before.notice).toMatchObject({ state: 'waiting', wanted: 1 });
      expect(before.inbox).toMatchObject([{ id: 1, problems: ['$: not JSON'] }]);
      expect(before.checks).toEqual(everything().checks);
      expect(await everythingKept(await reopen())).toEqual(before);
    });

    it('names all signals it already has, and then writes nothing at all', async () => {
      const { store } = await use(place);
      await store.commit(changes({ signals: [metric('old-1'), metric('old-2'), metric('new-1', { source: 'wms' })] }));
      const before = await everythingKept(store);
      const committed = await store.commit(
        everything({ signals: [metric('old-1'), metric('new-1'), metric('old-2', { subject: 'region:west' })] }),
      );
      expect(committed).toEqual({ ok: false, why: 'duplicates', signals: ['oms/old-1', 'oms/old-2'] });
      expect(await everythingKept(store)).toEqual(before);
      // What was remembered in memory of the turn in vain is gone too.
      expect(await store.commit(everything())).toMatchObject({ ok: true });
      expect(await store.commit(changes({ signals: [metric('late', { subject: 'region:west' })] }))).toMatchObject({
        ok: true,
      });
      expect((await store.loadSeries('delivery.delay_rate', 'region:east', 0, 10)).map((s) => s.id).sort()).toEqual([
        'new-1',
        'new-1',
        'old-1',
        'old-2',
      ]);
      expect((await store.loadSeries('delivery.delay_rate', 'region:west', 0, 10)).map((s) => s.id)).toEqual(['late']);
      expect(await store.verifyHistory()).toEqual({ rows: 1, brokenAt: null });
    });

    it('names all incidents that moved on meanwhile, and then writes nothing at all', async () => {
      const { store } = await use(place);
      await store.commit(changes({ incidents: opened(incident(1), incident(2), incident(3, { version: 5 })) }));
      const before = await everythingKept(store);
      const committed = await store.commit(
        everything({
          incidents: [
            { was: 1, incident: incident(1, { version: 2 }) },
            { was: null, incident: incident(2) },
            { was: 4, incident: incident(3, { version: 5 }) },
            { was: 1, incident: incident(9, { version: 2 }) },
          ],
        }),
      );
      expect(committed).toEqual({ ok: false, why: 'version', incidents: [2, 3, 9] });
      expect(await everythingKept(store)).toEqual(before);
      expect((await store.loadIncident(1))?.version).toBe(1);
    });

    it('moves an incident on where the version is the one decided on', async () => {
      const { store } = await use(place);
      await store.commit(changes({ incidents: opened(incident(1)) }));
      const next = incident(1, { version: 2, state: 'acknowledged', labels: { region: 'west' } });
      expect(await store.commit(changes({ incidents: [{ was: 1, incident: next }] }))).toMatchObject({ ok: true });
      expect(await store.loadIncident(1)).toEqual(next);
    });

    it('forgets a grade that is null and changes one that is there', async () => {
      const { store } = await use(place);
      await store.commit(
        changes({
          grades: new Map([
            ['a', STATE],
            ['b', STATE],
          ]),
        }),
      );
      const changed: GradeState = { ...STATE, level: 'red' };
      await store.commit(
        changes({
          grades: new Map<string, GradeState | null>([
            ['a', null],
            ['b', changed],
          ]),
        }),
      );
      expect((await store.loadLive(T0, 0)).grades).toEqual(new Map([['b', changed]]));
    });

    it('writes nothing where something goes wrong in the middle, and works on', async () => {
      const { store } = await use(place);
      const loop: { self?: unknown } = {};
      loop.self = loop;
      const broken = everything({ setClocks: [{ kind: 'escalate', ref: '7', dueAt: T0, data: JSON.parse('{}') }] });
      Object.assign(broken.setClocks[0]?.data ?? {}, loop);
      const before = await everythingKept(store);
      await expect(store.commit(broken)).rejects.toThrow(/circular/i);
      expect(await everythingKept(store)).toEqual(before);
      expect(await store.commit(everything())).toMatchObject({ ok: true });
      expect(await store.verifyHistory()).toEqual({ rows: 1, brokenAt: null });
    });
  });
}
