import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFields } from '../../src/chat/registry/read-fields.js';
import { readMoney } from '../../src/chat/registry/read-money.js';
import { roleOf } from '../../src/chat/registry/role-words.js';
import type { IncidentEvent } from '../../src/domain/events.js';
import { evolve, type Happened, replay } from '../../src/domain/evolve.js';
import type { Incident } from '../../src/domain/incident.js';
import type { Actor } from '../../src/domain/person.js';
import { deadlinesDue, nextDeadline } from '../../src/domain/response/deadlines.js';
import { clocksToStart } from '../../src/domain/response/demands.js';
import { saysNothing } from '../../src/domain/response/filing.js';
import { demanding, HOUR, MINUTE, named } from '../harness/clocks.js';

const BOT: Actor = { kind: 'bot', part: 'test' };
const LI: Actor = { kind: 'person', id: 'li', name: 'Li Na', via: 'console' };
const house = demanding({ namedClocks: [named('regulator', 24 * HOUR, 'rule', 'breach')] });

function opened(level: Incident['level'], more: { rule?: string | null; labels?: Record<string, string> } = {}) {
  const { rule = 'delay', labels = {} } = more;
  return {
    type: 'opened',
    level,
    title: { en: 'a', 'zh-CN': 'a' },
    rule,
    labels,
    groupKey: 'g',
    subject: '',
    owner: null,
    policy: [],
    channels: ['ops'],
    drill: false,
  } as const satisfies IncidentEvent;
}

const fired = (rule: string) =>
  ({
    type: 'alert-fired',
    fingerprint: rule,
    rule,
    level: 'yellow',
    title: { en: 'a', 'zh-CN': 'a' },
    subject: '',
    labels: {},
    reasons: [],
    figures: {},
    signals: [],
    flapping: false,
  }) as const satisfies IncidentEvent;

/** Plays turns as the engine does: what happened, then what it demands. */
class Play {
  readonly history: Happened[] = [];
  incident: Incident | null = null;

  turn(at: number, events: readonly IncidentEvent[], actor: Actor = BOT): void {
    const before = this.incident;
    for (const event of events) this.happen(event, at, actor);
    if (!this.incident) return;
    const clocks = clocksToStart({ before, after: this.incident, events }, house, at);
    if (clocks.length > 0) this.happen({ type: 'clocks-started', clocks }, at, BOT);
  }

  happen(event: IncidentEvent, at: number, actor: Actor): void {
    const happened = { event, at, actor };
    this.history.push(happened);
    this.incident = evolve(this.incident, 1, happened);
  }

  due(id: string): number | null | undefined {
    const clock = this.incident?.clocks.find((each) => each.id === id);
    return clock && (clock.stoppedAt === null ? clock.dueAt : null);
  }
}

const level = (from: Incident['level'], to: Incident['level']) =>
  ({ type: 'level', from, to, why: '', held: true }) as const satisfies IncidentEvent;
const acknowledged = { type: 'acknowledged', by: 'li', forMs: 0, expiresAt: null, note: '' } as const;

describe('which clocks an incident gets', () => {
  test.each([
    ['blue', ['acknowledge']],
    ['yellow', ['acknowledge', 'coordinate', 'settle']],
    ['orange', ['acknowledge', 'assemble', 'update', 'plan']],
    ['red', ['acknowledge', 'assemble', 'assess', 'update', 'plan']],
  ] as const)('%s as domain.md §3 has it', (at, ids) => {
    const play = new Play();
    play.turn(0, [opened(at)]);
    expect(play.incident?.clocks.map(({ id }) => id)).toEqual(ids);
  });

  test.each([
    ['its rule', [opened('yellow', { rule: 'breach' })], true],
    ['a label a person gave', [opened('yellow', { rule: null, labels: { rule: 'breach' } })], true],
    ['an alert that comes with it', [opened('yellow'), fired('breach')], true],
    ['none', [opened('yellow'), fired('delay')], false],
  ] as const)('C6 by label: %s', (_name, events, there) => {
    const play = new Play();
    play.turn(0, events);
    expect(play.due('regulator')).toBe(there ? 24 * HOUR : undefined);
  });

  test('an alert that joins later starts its own clock then, and no other', () => {
    const play = new Play();
    play.turn(0, [opened('blue')]);
    play.turn(HOUR, [fired('breach')]);
    play.turn(2 * HOUR, [fired('breach')]);
    expect(play.incident?.clocks.map(({ id, dueAt }) => [id, dueAt])).toEqual([
      ['acknowledge', 30 * MINUTE],
      ['regulator', 25 * HOUR],
    ]);
  });

  test('a higher level takes the sooner of two; a lower one takes nothing away', () => {
    const play = new Play();
    play.turn(0, [opened('yellow')]);
    play.turn(MINUTE, [level('yellow', 'orange')]);
    expect(play.due('acknowledge')).toBe(6 * MINUTE);
    play.turn(2 * MINUTE, [level('orange', 'red')]);
    expect(play.due('acknowledge')).toBe(6 * MINUTE);
    expect(play.due('update')).toBe(32 * MINUTE);
    play.turn(3 * MINUTE, [level('red', 'blue')]);
    expect(play.due('assess')).toBe(2 * HOUR + 2 * MINUTE);
  });

  test('nothing begins on an incident that is over', () => {
    const play = new Play();
    play.turn(0, [opened('blue'), { type: 'resolved', outcome: null, note: '', auto: true }]);
    expect(play.incident?.clocks).toEqual([]);
  });
});

type Move = readonly [
  minutes: number,
  does: 'wait' | 'ack' | 'unack' | 'file' | 'update' | 'mitigate' | 'resolve' | 'reopen' | 'red',
];
const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 300 }),
    fc.constantFrom('wait', 'ack', 'unack', 'file', 'update', 'mitigate', 'resolve', 'reopen', 'red' as const),
  ) as fc.Arbitrary<Move>,
  { maxLength: 25 },
);

describe('whatever happens', () => {
  test('a clock is missed once at most, never after it was stopped; nudges go up; the history alone gives the state', () => {
    fc.assert(
      fc.property(moves, fc.boolean(), (steps, attentive) => {
        const play = new Play();
        let now = 0;
        play.turn(now, [opened('orange')]);
        const serve = (until: number): void => {
          for (;;) {
            const next = play.incident && nextDeadline(play.incident);
            if (!play.incident || next === null || next > until) break;
            // Somebody who is not there looks only at the end.
            const at = attentive ? Math.max(next, now) : until;
            const due = deadlinesDue(play.incident, at);
            expect(due.length).toBeGreaterThan(0);
            for (const each of due) {
              expect(each.clock.stoppedAt).toBeNull();
              expect(each.clock.missedAt).toBeNull();
              const told = { clock: each.clock.id, dueAt: each.clock.dueAt };
              if (each.does === 'miss') {
                expect(each.clock.dueAt).toBeLessThanOrEqual(at);
                play.turn(at, [{ type: 'clock-missed', ...told, level: play.incident.level }]);
              } else {
                expect(each.share).toBeGreaterThan(each.clock.nudged);
                play.turn(at, [{ type: 'clock-nudged', ...told, share: each.share, people: [] }]);
              }
            }
          }
        };
        for (const [minutes, does] of steps) {
          serve(now + minutes * MINUTE);
          now += minutes * MINUTE;
          const { incident } = play;
          if (!incident) return;
          const active = incident.state !== 'resolved';
          if (does === 'ack' && incident.state === 'open') play.turn(now, [acknowledged], LI);
          if (does === 'unack' && active && incident.state !== 'open')
            play.turn(now, [{ type: 'unacknowledged', note: '' }], LI);
          if (does === 'file' && active)
            play.turn(now, [{ type: 'filed', what: 'plan', by: 'li', fields: { plan: 'x' } }], LI);
          if (does === 'update' && active)
            play.turn(now, [{ type: 'filed', what: 'update', by: 'li', fields: {} }], LI);
          if (does === 'mitigate' && active) play.turn(now, [{ type: 'mitigated', note: '' }], LI);
          if (does === 'resolve' && active)
            play.turn(now, [{ type: 'resolved', outcome: null, note: '', auto: false }], LI);
          if (does === 'reopen' && !active) play.turn(now, [{ type: 'reopened', why: '', auto: false }], LI);
          if (does === 'red' && active && incident.level !== 'red') play.turn(now, [level(incident.level, 'red')], LI);
        }
        expect(replay(1, play.history)).toEqual(play.incident);
        const { clocks = [] } = play.incident ?? {};
        expect(new Set(clocks.map(({ id }) => id)).size).toBe(clocks.length);
        expect(nextDeadline({ clocks, state: 'resolved' })).toBeNull();
      }),
      { numRuns: 150 },
    );
  });
});

describe('what is filed', () => {
  test.each(['', '  ', '✓', '✅✅', 'Done!', 'ok', '完成。', '已完成', '好的', '1', '…', 'n/a'])(
    '“%s” says nothing',
    (text) => {
      expect(saysNothing(text)).toBe(true);
    },
  );
  test.each(['two vans', '改走空运', 'plan B from Wuhan', '301 会议室', 'done: vans are there'])(
    '“%s” does',
    (text) => {
      expect(saysNothing(text)).toBe(false);
    },
  );

  const UPDATE = ['conditions', 'actions', 'needs'] as const;
  test.each([
    ['the east is late', { conditions: 'the east is late' }],
    ['conditions: late actions: by air needs: 200k', { conditions: 'late', actions: 'by air', needs: '200k' }],
    ['the east is late; actions: by air', { conditions: 'the east is late', actions: 'by air' }],
    [
      '现状：华东晚点。措施：改走空运；需求：批准 20 万',
      { conditions: '华东晚点。', actions: '改走空运', needs: '批准 20 万' },
    ],
    ['needs: a van conditions: late', { needs: 'a van', conditions: 'late' }],
    ['conditions:"the needs: of many" actions:"" needs:""', { conditions: 'the needs: of many' }],
    ['"all of it in quotes, actions: too"', { conditions: 'all of it in quotes, actions: too' }],
  ])('%s', (typed, fields) => {
    expect(readFields(typed, UPDATE)).toEqual(fields);
  });
  test('one field alone knows no headings', () => {
    expect(readFields('plan: ship A2; actions: later', ['plan'])).toEqual({ plan: 'plan: ship A2; actions: later' });
  });

  test.each([
    ['1.2M CNY', { minor: 120_000_000, currency: 'CNY' }],
    ['120万', { minor: 120_000_000, currency: 'CNY' }],
    ['¥5,000', { minor: 500_000, currency: 'CNY' }],
    ['300k usd', { minor: 30_000_000, currency: 'USD' }],
    ['1000 JPY', { minor: 1000, currency: 'JPY' }],
    ['lots', null],
    ['12 apples', null],
  ])('money %s', (text, money) => {
    expect(readMoney(text, 'CNY')).toEqual(money);
  });

  test.each([
    ['指挥', 'commander'],
    ['运营', 'operations'],
    ['物流', 'logistics'],
    ['法务', 'legal'],
    ['对外沟通', 'communications'],
    ['记录', 'scribe'],
    ['Legal', 'legal'],
    ['负责人', 'owner'],
    ['translator', 'translator'],
  ])('the role %s', (word, role) => {
    expect(roleOf(word)).toBe(role);
  });
});
