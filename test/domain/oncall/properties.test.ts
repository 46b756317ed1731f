import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dutySpans, nextChange, onDuty } from '../../../src/domain/oncall/duty.js';
import type { DutyChange, Layer, TurnLength } from '../../../src/domain/oncall/schedule.js';
import { change, layer, NOTHING, schedule, show } from './roster.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A year with every jump of the zones below. */
const FROM = Date.UTC(2026, 0, 1);
const UNTIL = Date.UTC(2027, 0, 1);
const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];

const zone = fc.constantFrom(...ZONES);
const instant = fc.integer({ min: FROM, max: UNTIL });
/** Near the jumps of 2026, where anything that goes wrong goes wrong. */
const night = fc
  .tuple(
    fc.constantFrom(
      '2026-03-08T07:00Z',
      '2026-03-29T01:00Z',
      '2026-10-03T15:30Z',
      '2026-10-25T01:00Z',
      '2026-11-01T06:00Z',
    ),
    fc.integer({ min: -30 * HOUR, max: 30 * HOUR }),
  )
  .map(([jump, by]) => Date.parse(jump) + by);
const anyTime = fc.oneof(instant, night);
const every: fc.Arbitrary<TurnLength> = fc.oneof(
  fc.record({ unit: fc.constant('hours' as const), n: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ unit: fc.constant('days' as const), n: fc.integer({ min: 1, max: 10 }) }),
  fc.record({ unit: fc.constant('weeks' as const), n: fc.integer({ min: 1, max: 5 }) }),
);
const start = fc
  .tuple(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 47 }))
  .map(([day, half]) => new Date(Date.UTC(2025, 0, 1) + day * DAY + half * (HOUR / 2)).toISOString().slice(0, 16));
/** Turns of equally many people, nobody twice in one. */
const turns = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 5 }))
  .map(([size, many]) => Array.from({ length: many }, (_, t) => Array.from({ length: size }, (_, k) => `p${t}-${k}`)));
const rotation: fc.Arbitrary<Layer> = fc.record({ zone, every, start, turns }).map((more) => layer(more));
const minute = fc.integer({ min: 0, max: 47 }).map((half) => half * 30);
const windows = fc.array(
  fc.record({ weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 })), start: minute, end: minute }),
  { maxLength: 2 },
);
const anyLayer: fc.Arbitrary<Layer> = fc.record({ rotation, windows, bound: fc.boolean() }).map((one) => ({
  ...one.rotation,
  windows: one.windows,
  shows: one.bound ? { leadMs: 30 * 60_000, match: [] } : null,
}));
const layers = fc
  .array(anyLayer, { minLength: 1, maxLength: 3 })
  .map((all) => all.map((one, i) => ({ ...one, id: `l${i}` })));
const shows = fc
  .array(fc.tuple(anyTime, fc.integer({ min: 1, max: 8 })), { maxLength: 4 })
  .map((all) => all.map(([from, hours], i) => show(`s${i}`, from, from + hours * HOUR)));
const names = fc.constantFrom('p0-0', 'p0-1', 'p1-0', 'p2-0', 'zoe');
const stretch = fc
  .tuple(anyTime, fc.integer({ min: 1, max: 100 }))
  .map(([from, hours]) => ({ from, until: from + hours * HOUR }));
const changes: fc.Arbitrary<readonly DutyChange[]> = fc
  .array(fc.record({ person: names, instead: fc.option(names), over: stretch, back: fc.option(stretch) }), {
    maxLength: 4,
  })
  .map((all) =>
    all.map(({ over, instead, back, person }, i) =>
      change({
        id: `DUTY-${i + 1}`,
        kind: back ? 'swap' : 'override',
        person,
        instead,
        ...over,
        back: instead && back,
        at: i,
      }),
    ),
  );

describe('who is on duty, for any rotation', () => {
  test('at any instant after its start exactly the configured number of people is', () => {
    fc.assert(
      fc.property(rotation, anyTime, (one, at) => {
        const { people } = onDuty(schedule([one]), at, NOTHING);
        expect(people).toHaveLength(one.turns[0]?.length ?? 0);
        expect(one.turns).toContainEqual(people);
      }),
      { numRuns: 300 },
    );
  });

  test('turns come in their order, over any night', () => {
    fc.assert(
      fc.property(rotation, anyTime, (one, at) => {
        const order = one.turns.map((turn) => turn.join());
        const seen = dutySpans(schedule([one]), at, at + 3 * DAY, NOTHING).map(({ people }) =>
          order.indexOf(people.join()),
        );
        for (const [i, turn] of seen.entries()) {
          const before = seen[i - 1];
          if (before === undefined) continue;
          // A turn that lies wholly in a jump of the clock is left out: at most one hour is.
          const steps = (turn - before + order.length) % order.length;
          expect(steps === 1 || (steps === 2 && one.every?.unit === 'hours') || order.length <= 2).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('stretches touch, are not alike side by side, and agree with any instant inside them', () => {
    fc.assert(
      fc.property(
        layers,
        shows,
        changes,
        anyTime,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
        (all, given, laid, from, inside) => {
          const s = schedule(all);
          const ctx = { shows: given, teams: [], changes: laid };
          const until = from + 4 * DAY;
          const spans = dutySpans(s, from, until, ctx);
          expect(spans[0]?.from).toBe(from);
          expect(spans.at(-1)?.until).toBe(until);
          const plain = ({ people, layer: id, changes: ids }: (typeof spans)[number]) =>
            JSON.stringify([people, id, ids]);
          for (const [i, span] of spans.entries()) {
            expect(span.until).toBeGreaterThan(span.from);
            const next = spans[i + 1];
            if (next) {
              expect(next.from).toBe(span.until);
              expect(plain(next)).not.toBe(plain(span));
            }
            for (const share of [0, ...inside]) {
              const at = Math.min(span.until - 1, Math.floor(span.from + share * (span.until - span.from)));
              const there = onDuty(s, at, ctx);
              expect(plain(there)).toBe(plain(span));
              // The same stretch from wherever it is asked, but for where the question was cut off.
              if (i > 0) expect(there.from).toBe(span.from);
              if (next) expect(there.until).toBe(span.until);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('the next change is the first instant other people are on duty', () => {
    fc.assert(
      fc.property(layers, shows, changes, anyTime, (all, given, laid, at) => {
        const s = schedule(all);
        const ctx = { shows: given, teams: [], changes: laid };
        const here = [...onDuty(s, at, ctx).people].sort().join();
        const next = nextChange(s, at, ctx);
        const limit = Math.min(next ?? Number.POSITIVE_INFINITY, at + 4 * DAY);
        for (const span of dutySpans(s, at, limit, ctx)) expect([...span.people].sort().join()).toBe(here);
        if (next !== null) expect([...onDuty(s, next, ctx).people].sort().join()).not.toBe(here);
      }),
      { numRuns: 60 },
    );
  });

  test('nobody is on duty twice, whatever is laid over it', () => {
    fc.assert(
      fc.property(layers, changes, anyTime, (all, laid, at) => {
        const { people } = onDuty(schedule(all), at, { ...NOTHING, changes: laid });
        expect(new Set(people).size).toBe(people.length);
      }),
      { numRuns: 300 },
    );
  });

  test('a standing override wins within its stretch, and nowhere else', () => {
    fc.assert(
      fc.property(layers, shows, stretch, anyTime, fc.boolean(), (all, given, over, elsewhere, withinIt) => {
        const s = schedule(all);
        const plain = { shows: given, teams: [], changes: [] };
        const ctx = { ...plain, changes: [change({ ...over })] };
        const at = withinIt ? over.from + ((elsewhere - FROM) % (over.until - over.from)) : elsewhere;
        const within = over.from <= at && at < over.until;
        const there = onDuty(s, at, ctx);
        expect(there.people).toEqual(within ? ['zoe'] : onDuty(s, at, plain).people);
        expect(there.changes).toEqual(within ? ['DUTY-1'] : []);
      }),
      { numRuns: 300 },
    );
  });

  test('a swap takes as much from each as it gives back', () => {
    const daily = schedule([
      layer({ zone: 'Europe/Berlin', every: { unit: 'days', n: 1 }, start: '2025-01-01T02:30' }),
    ]);
    const hours = (from: number, laid: readonly DutyChange[]) => {
      const had: Record<string, number> = { ann: 0, bo: 0 };
      for (const span of dutySpans(daily, from, from + 14 * DAY, { ...NOTHING, changes: laid }))
        for (const person of span.people) had[person] = (had[person] ?? 0) + span.until - span.from;
      return had;
    };
    const one = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 11 }));
    fc.assert(
      fc.property(night, one, one, fc.integer({ min: 1, max: 11 }), (at, [a, late], [b, later], length) => {
        const turnOf = (person: string, days: number, into: number) => {
          let from = onDuty(daily, at + days * DAY, NOTHING);
          if (from.people[0] !== person) from = onDuty(daily, from.until, NOTHING);
          return { from: from.from + into * HOUR, until: from.from + (into + length) * HOUR };
        };
        const swap = change({
          kind: 'swap',
          person: 'bo',
          instead: 'ann',
          ...turnOf('ann', a, late),
          back: turnOf('bo', b, later),
        });
        expect(hours(at - DAY, [swap])).toEqual(hours(at - DAY, []));
        expect(onDuty(daily, swap.from, { ...NOTHING, changes: [swap] }).people).toEqual(['bo']);
      }),
      { numRuns: 100 },
    );
  });

  test('what only asks, was declined or has ended, or is of another schedule changes nothing', () => {
    fc.assert(
      fc.property(layers, stretch, fc.constantFrom('asked', 'declined', 'ended', 'other'), (all, over, why) => {
        const s = schedule(all);
        const laid = why === 'other' ? change({ ...over, schedule: 'other' }) : change({ ...over, state: why });
        expect(onDuty(s, over.from, { ...NOTHING, changes: [laid] })).toEqual(onDuty(s, over.from, NOTHING));
      }),
      { numRuns: 100 },
    );
  });
});
