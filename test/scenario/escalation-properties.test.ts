import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action } from '../../src/domain/action.js';
import { stepsAmiss } from '../../src/domain/escalation/unrun.js';
import type { PolicyStep } from '../../src/domain/incident.js';
import type { Target } from '../../src/domain/target.js';
import { LI, openHouse, WANG } from '../harness/house.js';
import { settings as small, UNDEMANDING } from '../harness/settings.js';

const MIN = 60_000;

const target = fc.constantFrom<Target>(
  { to: 'person', id: 'li' },
  { to: 'person', id: 'wang' },
  { to: 'person', id: 'gone' },
  { to: 'role', id: 'legal' },
  { to: 'schedule', id: 'none' },
  { to: 'channel', id: 'on-call' },
);
const step = fc.record({
  minutes: fc.integer({ min: 0, max: 40 }),
  calls: fc.array(target, { minLength: 1, maxLength: 3 }),
  all: fc.boolean(),
  turn: fc.boolean(),
  live: fc.boolean(),
});
const policy = fc.array(step, { minLength: 1, maxLength: 5 }).map((steps): readonly PolicyStep[] =>
  steps
    .map(({ minutes, calls, all, turn, live }, i) => ({
      afterMs: minutes * MIN,
      channels: [],
      people: [],
      groups: [],
      calls,
      ...(all && { all }),
      ...(turn && { inTurn: `t:${i}` }),
      ...(live && { whileLive: live }),
    }))
    .toSorted((a, b) => a.afterMs - b.afterMs),
);
const minutes = fc.integer({ min: 1, max: 30 });
const act = fc.oneof(
  fc.record({ do: fc.constant('advance' as const), minutes }),
  fc.record({ do: fc.constant('advance' as const), minutes }),
  fc.record({ do: fc.constantFrom('jump' as const, 'down' as const), minutes: fc.integer({ min: -10, max: 600 }) }),
  fc.record({
    do: fc.constantFrom('ack', 'still', 'unack', 'escalate', 'raise', 'own', 'restart', 'resolve', 'reopen', 'wake'),
  }),
  fc.record({ do: fc.constant('snooze' as const), minutes }),
);

test('whatever the policy, the acts, the restarts and the jumps of time: no step is skipped and none is repeated', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(policy, policy, fc.array(act, { maxLength: 14 }), async (orange, red, acts) => {
      const { levels } = small();
      const level = (steps: readonly PolicyStep[]) => ({ ...UNDEMANDING, policy: steps, ackExpiresMs: 20 * MIN });
      const house = await openHouse({ levels: { ...levels, orange: level(orange), red: level(red) } });
      try {
        await house.metric(0.4);
        const on = (action: Extract<Action, { on: 'incident' }>['action'], who = LI) => house.on(1, action, who);
        for (const each of acts) {
          if (each.do === 'advance') await house.advance(each.minutes * MIN);
          else if (each.do === 'jump') await house.sleep(each.minutes * MIN);
          else if (each.do === 'down') await house.downFor(each.minutes * MIN);
          else if (each.do === 'snooze') await on({ do: 'snooze', until: house.now() + each.minutes * MIN });
          else if (each.do === 'restart') await house.restart();
          else if (each.do === 'raise') await house.metric(0.9);
          else if (each.do === 'escalate') await on({ do: 'escalate', to: null, level: null, why: '' });
          else if (each.do === 'ack') await on({ do: 'acknowledge', note: '' }, WANG);
          else if (each.do === 'unack') await on({ do: 'unacknowledge', note: '' });
          else if (each.do === 'resolve') await on({ do: 'resolve', outcome: null, note: '' });
          else if (each.do === 'reopen') await on({ do: 'reopen', why: '' });
          else if (each.do === 'own') await on({ do: 'own' });
          else if (each.do === 'still') await on({ do: 'still' });
        }
        // What came due on the way has been served, late or not: the history alone proves it.
        await house.advance(MIN);
        const history = (await house.store.loadHistory(1, 1_000)).flatMap((row) =>
          row.kind === 'incident' ? [row] : [],
        );
        expect(stepsAmiss(history, { now: house.now(), silenced: false })).toEqual([]);
        // And no step was taken before its time, or behind an answer.
        let open = true;
        let since = history[0]?.at ?? 0;
        let steps: readonly PolicyStep[] = orange;
        for (const { event, at, actor } of history) {
          if (event.type === 'escalated' && event.step !== null && actor.kind === 'bot') {
            expect(open).toBe(true);
            expect(at).toBeGreaterThanOrEqual(since + (steps[event.step]?.afterMs ?? Number.NaN));
          } else if (event.type === 'level' && event.policy) {
            steps = event.policy;
            since = at;
          } else if (event.type === 'acknowledged' || event.type === 'resolved') open = false;
          else if (event.type === 'ack-expired' || event.type === 'unacknowledged' || event.type === 'reopened') {
            open = true;
            since = at;
          } else if (event.type === 'snooze-ended' && open) since = at;
        }
      } finally {
        await house.close();
      }
    }),
    { numRuns: 30 },
  );
});
