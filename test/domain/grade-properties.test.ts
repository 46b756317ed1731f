import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settle } from '../../src/domain/grade/settle.js';
import { LEVELS, type Level, rank } from '../../src/domain/level.js';
import type { Rule } from '../../src/domain/rule.js';
import { climb, ladderOf } from '../../src/domain/rules/ladder.js';
import { common, GradeBench, metric, sent, spoken, T0 } from './rules/bench.js';

const base = { ...common, by: ['subject'] };
const rules: readonly Rule[] = [
  {
    ...base,
    id: 't',
    kind: 'threshold',
    direction: 'above',
    levels: { yellow: 3, red: 7 },
    elastic: [],
    hysteresis: 0.2,
    forMs: 2000,
    clearMs: 3000,
  },
  {
    ...base,
    id: 'b',
    kind: 'burst',
    windowMs: 6000,
    levels: { blue: 2, orange: 4 },
    elastic: [],
    hysteresis: 0,
    terms: [],
  },
  { ...base, id: 'a', kind: 'absence', levels: { yellow: 2000, red: 5000 }, elastic: [], phases: [] },
  { ...base, id: 'u', kind: 'upstream', map: { bad: 'red' }, otherwise: 'yellow' },
  {
    ...base,
    id: 'x',
    kind: 'text',
    lists: [
      {
        id: 'l',
        level: 'yellow',
        terms: [{ written: '最好', pattern: false, sounds: false, initials: false, harmless: [] }],
        title: common.title,
        jurisdiction: '',
        categories: [],
        except: [],
        excuses: [],
      },
    ],
    negations: ['不是'],
    exceptions: [],
    names: [],
    window: 4,
    context: null,
    repeat: { times: 2, withinMs: 4000 },
    holdMs: 3000,
  },
];

const subject = fc.constantFrom<string>('one', 'two', 'three');
const event = fc.record({
  subject,
  after: fc.integer({ min: 0, max: 3000 }),
  what: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom('最好', '不是最好', 'firing', 'resolved')),
});
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

function signalOf({ subject: of, what }: Event, at: number, id: string) {
  if (typeof what === 'number') return metric(what, at, { subject: of, id });
  if (what === 'firing' || what === 'resolved') return { ...sent(what, 'bad', at, { subject: of }), id };
  return { ...spoken(what, at), subject: of, id };
}
function timed(events: readonly Event[]) {
  let at = T0;
  return events.map((one, i) => {
    at += one.after;
    return { event: one, at, id: `${i}` };
  });
}
function run(events: readonly { readonly event: Event; readonly at: number; readonly id: string }[]): GradeBench {
  const bench = new GradeBench(rules);
  for (const { event: one, at, id } of events) bench.show(signalOf(one, at, id));
  bench.until(T0 + 600_000);
  return bench;
}
const levelsBySubject = (bench: GradeBench) => {
  const out: Record<string, (Level | null)[]> = {};
  for (const one of bench.said) {
    const list = out[one.fingerprint] ?? [];
    out[one.fingerprint] = list;
    if (list.at(-1) !== one.level) list.push(one.level);
  }
  return Object.fromEntries(Object.entries(out).sort());
};

describe('grading, whatever comes', () => {
  test('signals of independent subjects at one instant may come in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(event, event, event), { maxLength: 12 }),
        fc.integer({ min: 0, max: 5 }),
        (rounds, turn) => {
          let at = T0;
          const plain: { event: Event; at: number; id: string }[] = [];
          const turned: typeof plain = [];
          for (const [n, [a, b, c]] of rounds.entries()) {
            at += a.after;
            const three = [a, b, c].map((one, i) => ({
              event: { ...one, subject: ['one', 'two', 'three'][i] ?? '' },
              at,
              id: `${n}.${i}`,
            }));
            plain.push(...three);
            turned.push(...three.slice(turn % 3), ...three.slice(0, turn % 3));
          }
          expect(levelsBySubject(run(turned))).toEqual(levelsBySubject(run(plain)));
        },
      ),
    );
  });

  test('clocks always come to rest: what is over is forgotten, and only silence goes on', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const bench = run(timed(events));
        bench.until(T0 + 10_000_000);
        for (const key of bench.states.keys()) {
          const state = bench.states.get(key);
          expect(state?.level !== null || key.startsWith('a|')).toBe(true);
        }
        for (const [, due] of bench.clocks) expect(due).toBeGreaterThan(bench.now);
      }),
    );
  });

  test('a finding is said only when the level changes, or stands with moved figures or after half a minute', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const bench = run(timed(events));
        const last = new Map<string, Level | null>();
        for (const one of bench.said) {
          if (one.level === null) expect(last.get(one.fingerprint) ?? null).not.toBe(null);
          last.set(one.fingerprint, one.level);
        }
        // What is remembered and what was said last never disagree.
        for (const [key, state] of bench.states) expect(state.level).toBe(last.get(key) ?? null);
      }),
    );
  });

  test('what is remembered survives being written as JSON', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const bench = run(timed(events));
        for (const { state } of bench.graded) if (state) expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
    );
  });
});

describe('settling', () => {
  const level = fc.constantFrom<Level | null>(null, ...LEVELS);
  const steps = fc.array(fc.record({ level, after: fc.integer({ min: 0, max: 2000 }) }), {
    minLength: 1,
    maxLength: 40,
  });

  test('a level goes up only after it held for so long without a break, and down only after it was gone for so long', () => {
    fc.assert(
      fc.property(
        steps,
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 5000 }),
        (given, forMs, clearMs) => {
          let state: { level: Level | null; pending: ReturnType<typeof settle>['pending'] } = {
            level: null,
            pending: null,
          };
          let at = 0;
          const seen: { at: number; rank: number }[] = [];
          for (const step of given) {
            at += step.after;
            seen.push({ at, rank: rank(step.level) });
            const next = settle(state, step.level, at, forMs, clearMs);
            for (let r = rank(state.level) + 1; r <= rank(next.level); r++)
              expect(at - heldSince(seen, (x) => x >= r)).toBeGreaterThanOrEqual(forMs);
            for (let r = rank(next.level) + 1; r <= rank(state.level); r++)
              expect(at - heldSince(seen, (x) => x < r)).toBeGreaterThanOrEqual(clearMs);
            state = next;
          }
        },
      ),
    );
  });

  test('without waits the level is what is seen', () => {
    fc.assert(
      fc.property(level, level, (was, raw) => {
        expect(settle({ level: was, pending: null }, raw, 0, 0, 0).level).toBe(raw);
      }),
    );
  });

  test('the clock it asks for is the instant it settles, neither earlier nor later', () => {
    fc.assert(
      fc.property(level, level, fc.integer({ min: 1, max: 9999 }), (was, raw, wait) => {
        const first = settle({ level: was, pending: null }, raw, 1000, wait, wait);
        if (first.dueAt === null) {
          expect(was).toBe(raw);
          return;
        }
        expect(settle(first, raw, first.dueAt - 1, wait, wait).level).toBe(was);
        expect(settle(first, raw, first.dueAt, wait, wait).level).toBe(raw);
      }),
    );
  });
});

describe('hysteresis', () => {
  test('a value that has not come back past the threshold by its share never lets the level go', () => {
    const ladder = ladderOf({ blue: 10, yellow: 20, orange: 40, red: 80 });
    const value = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 30 }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        (values, share) => {
          let current: Level | null = null;
          for (const one of values) {
            const next = climb(ladder, 'above', one, current, share);
            const held = ladder.find((rung) => rung.level === current);
            if (held && rank(next) < rank(current)) expect(one).toBeLessThanOrEqual(held.value - held.value * share);
            const reached = ladder.find((rung) => rung.level === next);
            if (reached && rank(next) > rank(current)) expect(one).toBeGreaterThan(reached.value);
            current = next;
          }
        },
      ),
    );
  });
});

function heldSince(
  seen: readonly { readonly at: number; readonly rank: number }[],
  holds: (rank: number) => boolean,
): number {
  let since = Number.POSITIVE_INFINITY;
  for (const one of seen.toReversed()) {
    if (!holds(one.rank)) break;
    since = one.at;
  }
  return since;
}
