import { describe, expect, test } from 'vitest';
import { gradeDue } from '../../../src/domain/grade.js';
import type { AbsenceRule } from '../../../src/domain/rule.js';
import { ShowBook } from '../../../src/domain/show-book.js';
import { common, GradeBench, MINUTE, metric, show, T0 } from './bench.js';

const rule: AbsenceRule = {
  ...common,
  kind: 'absence',
  levels: { yellow: MINUTE, red: 5 * MINUTE },
  elastic: [],
  phases: [],
};

describe('B6: absence', () => {
  test('is seen by the clock, rises, and clears with the next sign of life', () => {
    const bench = new GradeBench([rule]);
    bench.show(metric(1, T0));
    bench.show(metric(1, T0 + 30_000));
    expect(bench.until(T0 + 30_000 + MINUTE - 1)).toBe(undefined);
    expect(bench.until(T0 + 30_000 + MINUTE)).toBe('yellow');
    expect(bench.until(T0 + 30_000 + 5 * MINUTE)).toBe('red');
    expect(bench.show(metric(1, T0 + 10 * MINUTE))).toBe(null);
    expect(bench.until(T0 + 11 * MINUTE)).toBe('yellow');
  });

  test('never fires while signs keep coming, and hardly writes', () => {
    const bench = new GradeBench([rule]);
    for (let i = 0; i < 5000; i++) bench.show(metric(1, T0 + i * 100));
    expect(bench.level).toBe(undefined);
    expect(bench.graded.length).toBeLessThan(600);
  });

  test('believes a caller who knows of a newer sign', () => {
    const bench = new GradeBench([rule]);
    bench.show(metric(1, T0));
    const [key = ''] = bench.states.keys();
    const due = gradeDue(bench.book, (k) => bench.states.get(k), key, new ShowBook([], []), T0 + MINUTE, {
      at: T0 + 40_000,
    });
    expect(due[0]).toMatchObject({ finding: null, dueAt: T0 + 40_000 + MINUTE });
  });

  test('a late sign of life changes nothing', () => {
    const bench = new GradeBench([rule]);
    bench.show(metric(1, T0 + MINUTE));
    bench.until(T0 + 2 * MINUTE);
    expect(bench.show(metric(1, T0), T0 + 3 * MINUTE)).toBe('yellow');
  });

  test('is watched only in its phases: silence before the show does not count, and its end clears', () => {
    const labels = { show: 's1' };
    const bench = new GradeBench([{ ...rule, phases: ['live'] }], { shows: [show()] });
    bench.show(metric(1, T0 - 10 * MINUTE, { labels }), T0 - 10 * MINUTE);
    expect(bench.until(T0 + MINUTE - 1)).toBe(undefined);
    expect(bench.until(T0 + MINUTE)).toBe('yellow');
    expect(bench.until(T0 + 5 * MINUTE)).toBe('red');
    expect(bench.until(T0 + 120 * MINUTE)).toBe(null);
    expect([bench.states.size, bench.clocks.size]).toEqual([0, 0]);
  });
});
