import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LANE_KINDS } from '../../src/domain/lane.js';
import { Budget } from '../../src/outbox/budget.js';
import { paceOf } from '../../src/outbox/limits.js';
import { freeAt, type Rate, type Spent, spend, UNSPENT } from '../../src/outbox/rate.js';

const rate: fc.Arbitrary<Rate> = fc.oneof(
  fc.record({
    kind: fc.constant('bucket' as const),
    burst: fc.integer({ min: 1, max: 8 }),
    everyMs: fc.integer({ min: 1, max: 3_000 }),
  }),
  fc.record({
    kind: fc.constant('window' as const),
    most: fc.integer({ min: 1, max: 8 }),
    ms: fc.integer({ min: 1, max: 5_000 }),
  }),
);
const waits = fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 80 });

/** Takes as often as is allowed, at instants that far apart; when each was taken. */
function takeAll(each: Rate, gaps: readonly number[]): readonly number[] {
  let [now, spent]: [number, Spent] = [1_000_000, UNSPENT];
  const taken: number[] = [];
  for (const gap of gaps) {
    now += gap;
    for (let n = 0; n < 20 && freeAt(each, spent, now) <= now; n++) {
      spent = spend(each, spent, now);
      taken.push(now);
    }
  }
  return taken;
}

test('never more than the burst and what the time refills, in any span', () => {
  fc.assert(
    fc.property(rate, waits, (each, gaps) => {
      const taken = takeAll(each, gaps);
      const [burst, per] = each.kind === 'bucket' ? [each.burst, each.everyMs] : [each.most, each.ms / each.most];
      for (const [i, from] of taken.entries())
        for (const [n, to] of taken.slice(i).entries()) if (n + 1 > burst + (to - from) / per) return false;
      return true;
    }),
  );
});

test('of a window never more than it holds in any span of its length', () => {
  fc.assert(
    fc.property(rate, waits, (each, gaps) => {
      if (each.kind !== 'window') return true;
      const taken = takeAll(each, gaps);
      return taken.every((from) => taken.filter((at) => at >= from && at < from + each.ms).length <= each.most);
    }),
  );
});

test('what is free at an instant is free then, and not a millisecond before', () => {
  fc.assert(
    fc.property(rate, waits, (each, gaps) => {
      let [now, spent]: [number, Spent] = [1_000_000, UNSPENT];
      for (const gap of gaps) {
        now = Math.max(now + gap, freeAt(each, spent, now));
        expect(freeAt(each, spent, now)).toBeLessThanOrEqual(now);
        spent = spend(each, spent, now);
        const next = freeAt(each, spent, now);
        if (next > now) expect(freeAt(each, spent, next - 1)).toBeGreaterThan(next - 1);
      }
    }),
  );
});

test('a clock that goes back an hour holds nothing up for longer than the rate itself', () => {
  for (const each of [
    { kind: 'bucket', burst: 3, everyMs: 1_000 },
    { kind: 'window', most: 5, ms: 5_000 },
  ] as const) {
    let spent: Spent = UNSPENT;
    for (let i = 0; i < 5; i++) spent = spend(each, spent, 10_000_000);
    expect(freeAt(each, spent, 6_400_000)).toBeLessThanOrEqual(6_405_000);
  }
});

test('the services are kept within what they publish', () => {
  const most = (platform: string, kind: (typeof LANE_KINDS)[number], channels: number, ms: number): number => {
    const budget = new Budget(paceOf(platform).limits);
    let n = 0;
    for (let now = 0; now < ms; now += 10)
      for (let c = 0; c < channels; c++)
        for (const lane = { channel: `c${c}`, kind }; budget.freeAt(lane, now) <= now; n++) {
          budget.spend(lane, now);
          if (n > 10_000) throw new Error('no limit');
        }
    return n;
  };
  expect(most('slack', 'post', 1, 60_000)).toBeLessThanOrEqual(63);
  expect(most('slack', 'post', 50, 60_000)).toBeLessThanOrEqual(300);
  expect(most('slack', 'edit', 50, 60_000)).toBeLessThanOrEqual(50);
  expect(most('slack', 'room', 5, 60_000)).toBeLessThanOrEqual(10);
  expect(most('discord', 'post', 1, 5_000)).toBe(5);
  expect(most('discord', 'edit', 50, 1_000)).toBe(40);
});

test('however many lines of history wait, a card is never behind them', () => {
  fc.assert(
    fc.property(fc.constantFrom('slack', 'discord'), waits, (platform, gaps) => {
      const budget = new Budget(paceOf(platform).limits);
      let now = 1_000_000;
      for (const gap of gaps) {
        now += gap;
        const line = { channel: 'c', kind: 'line' } as const;
        for (let n = 0; n < 20 && budget.freeAt(line, now) <= now; n++) budget.spend(line, now);
        expect(budget.freeAt({ channel: 'c', kind: 'post' }, now)).toBe(now);
      }
    }),
  );
});
