import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Missing, Rule, ThresholdRule } from '../../../src/domain/rule.js';
import { common, GradeBench, MINUTE, metric, sent, show, T0 } from './bench.js';

const base: ThresholdRule = {
  ...common,
  kind: 'threshold',
  direction: 'above',
  levels: { yellow: 1, orange: 2, red: 3 },
  elastic: [],
  hysteresis: 0.1,
};
const missing = (level: Missing['level']): ThresholdRule => ({ ...base, missing: { afterMs: 10 * MINUTE, level } });

describe('missing data as a state', () => {
  test('as ever: what held goes on holding', () => {
    const bench = new GradeBench([base]);
    bench.show(metric(2.5, T0));
    expect(bench.until(T0 + 24 * 60 * MINUTE)).toBe('orange');
  });

  test('clear lets go of it, saying why, between after and a tenth later', () => {
    const bench = new GradeBench([missing('clear')]);
    bench.show(metric(2.5, T0));
    expect(bench.until(T0 + 10 * MINUTE)).toBe('orange');
    expect(bench.until(T0 + 11 * MINUTE)).toBe(null);
    expect(bench.reasons).toEqual(['why.missing.clear']);
    bench.until(T0 + 60 * MINUTE);
    expect([bench.states.size, bench.clocks.size]).toEqual([0, 0]);
    expect(bench.show(metric(2.5, T0 + 61 * MINUTE))).toBe('orange');
  });

  test('a level says so, though nothing was ever wrong; it ends with the first sign of life', () => {
    const bench = new GradeBench([missing('yellow')]);
    expect(bench.show(metric(0, T0))).toBe(undefined);
    expect(bench.until(T0 + 11 * MINUTE)).toBe('yellow');
    expect(bench.reasons).toEqual(['why.missing.level']);
    expect(bench.show(metric(0.5, T0 + 12 * MINUTE))).toBe(null);
    expect(bench.until(T0 + 24 * MINUTE)).toBe('yellow');
    expect(bench.show(metric(9, T0 + 25 * MINUTE))).toBe('red');
  });

  test('never lowers what held: red stays red, and what came back is judged by itself', () => {
    const bench = new GradeBench([missing('yellow')]);
    bench.show(metric(9, T0));
    expect(bench.until(T0 + 30 * MINUTE)).toBe('red');
    expect(bench.show(metric(1.5, T0 + 31 * MINUTE))).toBe('yellow');
    // 0.95 is within the hysteresis of yellow, which its own value had reached.
    expect(bench.show(metric(0.95, T0 + 32 * MINUTE))).toBe('yellow');
    const quiet = new GradeBench([missing('orange')]);
    quiet.show(metric(0, T0));
    expect(quiet.until(T0 + 11 * MINUTE)).toBe('orange');
    // Silence had raised it, no value: hysteresis has nothing to hold.
    expect(quiet.show(metric(0.95, T0 + 12 * MINUTE))).toBe(null);
  });

  test.each<[Missing['level'], number]>([
    ['clear', 0],
    ['yellow', 67], // 61 signs of life, and the clock each time it rings early
  ])('%s: a quiet metric writes a sign of life at most every tenth of the time', (level, writes) => {
    const bench = new GradeBench([missing(level)]);
    for (let s = 0; s <= 3600; s++) bench.show(metric(0, T0 + s * 1000));
    expect(bench.graded.filter((one) => one.state !== undefined && one.finding === null).length).toBeLessThanOrEqual(
      writes,
    );
    expect(bench.said).toEqual([]);
    expect(JSON.stringify([...bench.states.values()]).length).toBeLessThan(1000);
  });

  test('a straggler is no sign of life; a restart keeps all', () => {
    const bench = new GradeBench([missing('yellow')]);
    bench.show(metric(0, T0));
    bench.until(T0 + 11 * MINUTE);
    expect(bench.show(metric(0, T0 - MINUTE), T0 + 12 * MINUTE)).toBe('yellow');
    const again = new GradeBench([missing('yellow')]);
    for (const [key, state] of bench.states) again.states.set(key, JSON.parse(JSON.stringify(state)));
    expect(again.show(metric(0, T0 + 13 * MINUTE))).toBe(null);
  });

  test('a rule that is told of missing data only now keeps what it knew', () => {
    const before = new GradeBench([base]);
    before.show(metric(2.5, T0));
    const after = new GradeBench([missing('clear')]);
    for (const [key, state] of before.states) after.states.set(key, state);
    after.now = T0;
    after.show(metric(2.5, T0 + MINUTE));
    expect(after.until(T0 + 13 * MINUTE)).toBe(null);
  });

  test('any kind: an alert, words, counts within a window; never a throw', () => {
    const kinds: Rule[] = [
      { ...common, kind: 'upstream', map: {}, otherwise: 'yellow' },
      { ...common, kind: 'burst', windowMs: 5 * MINUTE, levels: { yellow: 2 }, elastic: [], hysteresis: 0, terms: [] },
      { ...base, elastic: [{ name: 'live', when: { phase: ['live'] }, levels: { red: 1 } }] },
    ];
    const signal = fc.record({ alert: fc.boolean(), minute: fc.integer({ min: -5, max: 200 }), value: fc.double() });
    const what = fc.constantFrom<Missing['level']>('clear', 'blue', 'red');
    fc.assert(
      fc.property(fc.constantFrom(...kinds), what, fc.array(signal, { maxLength: 20 }), (rule, level, list) => {
        const bench = new GradeBench([{ ...rule, forMs: 2 * MINUTE, missing: { afterMs: 10 * MINUTE, level } }], {
          shows: [show()],
        });
        for (const { alert, minute, value } of list) {
          const at = T0 + minute * MINUTE;
          bench.show(
            alert ? sent(value > 0 ? 'firing' : 'resolved', 'x', at) : metric(value, at),
            Math.max(bench.now, at),
          );
        }
        bench.until(T0 + 600 * MINUTE);
        if (level === 'clear') expect(bench.level ?? null).toBe(null);
        else if (bench.states.size > 0) expect(bench.level).not.toBe(null);
      }),
      { numRuns: 100 },
    );
  });
});
