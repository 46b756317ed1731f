import fc from 'fast-check';
import { unsafeUniformIntDistribution, xoroshiro128plus } from 'pure-rand';
import { describe, expect, test } from 'vitest';
import { advance } from '../../../src/domain/anomaly/advance.js';
import { freshMemory } from '../../../src/domain/anomaly/memory.js';
import { memoryJson, memoryOf } from '../../../src/domain/anomaly/memory-json.js';
import type { AnomalyRule } from '../../../src/domain/rule.js';
import { catalogue } from '../../../src/text/catalogue.js';
import { sayText } from '../../../src/text/say.js';
import { common, GradeBench, MINUTE, metric, show, T0 } from './bench.js';

const rule: AnomalyRule = {
  ...common,
  kind: 'anomaly',
  direction: 'both',
  season: 'auto',
  levels: { yellow: 1000, orange: 10_000 },
  elastic: [],
  sensitivity: 1,
  warmup: 150,
  calm: 12,
  everyMs: MINUTE,
};
const STEP = 15 * MINUTE;
const DAY = 96;

/** Roughly normal noise, the same every time. */
function noise(seed: number): () => number {
  const random = xoroshiro128plus(seed);
  const unit = () => unsafeUniformIntDistribution(0, 1_000_000, random) / 1_000_000;
  return () => unit() + unit() + unit() + unit() + unit() + unit() - 3;
}
function level(length: number, at = 100, spread = 5, seed = 1): number[] {
  const next = noise(seed);
  return Array.from({ length }, () => at + spread * next());
}
/** A day's course: low at night, high in the evening. */
function daily(length: number, seed = 2): number[] {
  const next = noise(seed);
  return Array.from({ length }, (_, i) => 100 + 80 * Math.sin((2 * Math.PI * i) / DAY) + 4 * next());
}
interface Raised {
  readonly i: number;
  readonly level: string;
  readonly why: string;
}
/** Indexes at which the level rises, and why. */
function raised(values: readonly number[], of: AnomalyRule = rule, bench = new GradeBench([of])): readonly Raised[] {
  const all: Raised[] = [];
  let held: string | null = null;
  for (const [i, value] of values.entries()) {
    const before = bench.said.length;
    bench.show(metric(value, T0 + i * STEP));
    for (const finding of bench.said.slice(before)) {
      if (finding.level !== null && (held === null || finding.level > held))
        all.push({ i, level: finding.level, why: finding.reasons[0]?.key ?? '' });
      held = finding.level;
    }
  }
  return all;
}
const within = (from: number, to: number) => (one: Raised) => one.i >= from && one.i < to;

describe('what is unusual', () => {
  const spike = level(600).with(500, 180);
  const dip = level(600).with(500, 20);
  const shifted = level(600).map((v, i) => (i < 450 ? v : v + 25));
  const flat = level(900).map((v, i) => (i < 600 ? v : 100));
  const broken = daily(12 * DAY).map((v, i) => (i >= 11 * DAY && i < 11.75 * DAY ? 100 : v));
  const fast = level(900, 100, 1).map((v, i) => v + 10 * Math.sin((i * 2 * Math.PI) / (i < 700 ? 48 : 4)));

  test.each<[string, number[], number, number, RegExp]>([
    ['a spike', spike, 500, 503, /jump.up|off.up/],
    ['a dip', dip, 500, 503, /jump.down|off.down/],
    ['a level shift', shifted, 450, 456, /up$/],
    ['a line gone flat', flat, 600, 760, /still|lasting/],
    ['a day without its course', broken, 11 * DAY, 11.75 * DAY, /jump|off|lasting|still/],
    ['a faster swing', fast, 700, 730, /jump|off|restless/],
  ])('%s is seen, and hardly anything else', (_name, values, from, to, why) => {
    const found = raised(values);
    const first = found.find(within(from, to));
    expect(first?.why).toMatch(why);
    expect(found.filter((one) => one.i < from).length).toBeLessThanOrEqual(1);
  });

  test('noise is quiet: about once in a thousand is what is promised', () => {
    const found = [1, 2, 3, 4].flatMap((seed) => raised(level(2000, 50, 3, seed)));
    expect(found.length).toBeLessThanOrEqual(12);
  });

  test('a course that comes every day is usual once it has been learned', () => {
    expect(raised(daily(14 * DAY)).filter((one) => one.i > 3 * DAY).length).toBeLessThanOrEqual(2);
  });

  test('a constant series is silent, and its first move is not', () => {
    expect(raised(new Array(500).fill(45))).toEqual([]);
    expect(raised([...new Array(500).fill(45), 46]).at(-1)?.i).toBe(500);
  });

  test('nothing is said before it has learned', () => {
    expect(raised(level(149).with(120, 1e6))).toEqual([]);
  });

  test('up and down each take notice of their own way only', () => {
    const one = (direction: 'up' | 'down', values: readonly number[]) =>
      raised(values, { ...rule, direction }).some(within(500, 501));
    expect([one('up', spike), one('down', spike), one('up', dip), one('down', dip)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test('a new level is taken as usual after a while, and that is said', () => {
    const bench = new GradeBench([{ ...rule, calm: 300 }]);
    raised(
      level(1400).map((v, i) => (i < 500 ? v : v + 60)),
      rule,
      bench,
    );
    expect(bench.said.map((finding) => finding.reasons[0]?.key)).toContain('why.anomaly.adapted');
    expect(bench.level).toBe(null);
  });

  test('comes down after some usual observations, not at the first', () => {
    const bench = new GradeBench([rule]);
    raised(level(504).with(500, 180), rule, bench);
    expect(bench.level).not.toBe(null);
    raised(level(530).with(500, 180), rule, bench);
    expect(bench.level).toBe(null);
    expect(bench.reasons).toEqual(['why.anomaly.over']);
  });

  test('the likes of one that was just said are not said again', () => {
    const values = level(700);
    for (let i = 500; i < 600; i += 20) values[i] = 180;
    expect(raised(values).filter(within(500, 600)).length).toBeLessThanOrEqual(3);
  });
});

describe('values by sensitivity and case', () => {
  const small = level(600).with(500, 130);

  test('a high sensitivity sees what a low one does not', () => {
    const seen = (sensitivity: number) =>
      raised(small, { ...rule, levels: { yellow: 3000 }, sensitivity }).some(within(500, 501));
    expect([seen(0.001), seen(3)]).toEqual([false, true]);
  });

  test('A2: in a promotion other values hold', () => {
    const promotion = { id: 'd11', name: '双11', start: T0, end: T0 + 600 * STEP };
    const elastic = [{ name: 'promotion', when: { promotion: true }, levels: { blue: 1_000_000 } }] as const;
    const bench = new GradeBench([{ ...rule, elastic }], { promotions: [promotion] });
    expect(raised(small, rule, bench)).toEqual([]);
    expect(raised(small, { ...rule, elastic: [] }).some(within(500, 501))).toBe(true);
  });
});

describe('memory', () => {
  test('late and repeated observations change nothing', () => {
    const values = level(520).with(500, 180);
    const plain = new GradeBench([rule]);
    const jumbled = new GradeBench([rule]);
    for (const [i, value] of values.entries()) {
      const at = T0 + i * STEP;
      plain.show(metric(value, at));
      jumbled.show(metric(value, at));
      jumbled.show(metric(value, at), at);
      if (i > 3) jumbled.show(metric(1e6, at - 2 * STEP), at);
    }
    expect([...jumbled.states.values()][0]?.inner).toEqual([...plain.states.values()][0]?.inner);
    expect(jumbled.said.map((f) => f.level)).toEqual(plain.said.map((f) => f.level));
  });

  test('comes back from JSON as it was, so that a restart changes no finding', () => {
    let memory = freshMemory(T0, 100, 'auto');
    const restarted = () => memoryOf(JSON.parse(JSON.stringify(memoryJson(memory))));
    for (const [i, value] of daily(4 * DAY).entries()) {
      const point = { at: T0 + (i + 1) * STEP, value };
      const again = restarted();
      const step = advance(memory, 'auto', point);
      expect(again && advance(again, 'auto', point)).toEqual(step);
      memory = step.memory;
    }
    expect(memory.season.second).not.toBe(null);
  });

  test('of an unknown shape is learned anew', () => {
    expect([memoryOf(undefined), memoryOf(null), memoryOf({ n: 5 }), memoryOf([1])]).toEqual([null, null, null, null]);
  });

  test('a gap is not a zero, nor a jump', () => {
    const bench = new GradeBench([rule]);
    for (const [i, value] of level(400).entries()) bench.show(metric(value, T0 + i * STEP));
    for (const [i, value] of level(100, 100, 5, 9).entries()) bench.show(metric(value, T0 + (i + 2000) * STEP));
    expect(bench.said.filter((finding) => finding.at >= T0 + 2000 * STEP)).toEqual([]);
  });

  test('is written at most once in so long, while a spike in between is seen at once', () => {
    const bench = new GradeBench([{ ...rule, everyMs: 10 * MINUTE }]);
    const values = level(6000);
    for (const [i, value] of values.entries()) bench.show(metric(value, T0 + i * 20_000));
    expect(bench.graded.length).toBeLessThanOrEqual(6000 / 30 + 3);
    bench.show(metric(500, T0 + 6000 * 20_000));
    expect(bench.level).toBe('orange');
  });

  test('property: bounded, never NaN, never throws, whatever comes', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(0, 1, -1, 1e308, -1e308, 5e-324, Number.MAX_SAFE_INTEGER),
      fc.integer({ min: -5, max: 5 }),
    );
    const gap = fc.oneof(fc.constant(MINUTE), fc.integer({ min: -MINUTE, max: 3_000 * MINUTE }));
    const season = fc.constantFrom('auto' as const, 'none' as const);
    const points = fc.array(fc.tuple(number, gap), { minLength: 40, maxLength: 120 });
    fc.assert(
      fc.property(points, season, (given, of) => {
        const bench = new GradeBench([{ ...rule, season: of, warmup: 30 }]);
        let at = T0;
        for (const [value, passed] of given) {
          at += passed;
          bench.show(metric(value, at));
        }
        const text = JSON.stringify([...bench.states.values()].map((state) => state.inner));
        expect(text).not.toContain('null,null');
        expect(text.length).toBeLessThan(12_000);
        for (const finding of bench.said) {
          expect(Object.values(finding.figures).every((v) => typeof v !== 'number' || Number.isFinite(v))).toBe(true);
          expect(finding.reasons.every((reason) => reason.key in catalogue.en)).toBe(true);
        }
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  test('property: the scale and the zero of a series do not matter', () => {
    const values = daily(5 * DAY).with(4.5 * DAY, 300);
    const found = raised(values).map((one) => one.i);
    expect(found).toContain(4.5 * DAY);
    for (const [k, c] of [
      [1000, 0],
      [0.001, 5],
      [3.7, -4000],
    ] as const) {
      const moved = values.map((v) => v * k + c);
      expect(raised(moved).map((one) => one.i)).toEqual(found);
    }
  });
});

describe('B2: the course of a show', () => {
  const shows = [0, 1, 2, 3].map((day) =>
    show({ id: `s${day}`, start: T0 + day * DAY * STEP, end: T0 + day * DAY * STEP + 120 * MINUTE }),
  );
  const of: AnomalyRule = { ...rule, season: 'show', by: ['name', 'host'], calm: 5, direction: 'down' };
  /** Viewers climb for half an hour, stay, and fall in the last. */
  const course = (minute: number) => 5000 * Math.min(1, (minute + 5) / 35, (125 - minute) / 35);

  function run(bench: GradeBench, value: (day: number, minute: number) => number, days = [0, 1, 2, 3]): void {
    const next = noise(5);
    for (const day of days)
      for (let minute = 0; minute < 120; minute++) {
        const at = T0 + day * DAY * STEP + minute * MINUTE;
        bench.show(metric(value(day, minute) + 60 * next(), at, { name: 'm', labels: { show: `s${day}` } }));
      }
  }

  test('is learned from earlier shows of the host: what happens at the end of each is usual, in the middle it is not', () => {
    const bench = new GradeBench([of], { shows });
    run(bench, (day, minute) => course(minute) * (day === 3 && minute >= 60 && minute < 70 ? 0.6 : 1));
    const first = bench.said[0];
    expect(Math.floor(((first?.at ?? 0) - (T0 + 3 * DAY * STEP)) / MINUTE)).toBe(60);
    expect(first?.labels.show).toBe('s3');
    const [reason] = first?.reasons ?? [];
    expect(reason?.key).toMatch(/down$/);
    expect(reason && sayText('zh-CN', 'UTC', reason, T0)).toContain('往场直播到这一分钟');
    expect([...bench.states.keys()]).toEqual(['r|name=m,host=lin']);
  });

  test('is over when the show is', () => {
    const bench = new GradeBench([{ ...of, calm: 300 }], { shows });
    run(bench, (day, minute) => course(minute) * (day === 3 && minute >= 60 ? 0.3 : 1));
    expect(bench.level).not.toBe(null);
    expect(bench.until(T0 + 3 * DAY * STEP + 120 * MINUTE)).toBe(null);
    expect(bench.reasons).toEqual(['why.anomaly.show-over']);
  });

  test('off the air nothing is watched', () => {
    const bench = new GradeBench([of], { shows });
    bench.show(metric(1, T0 - MINUTE, { labels: { show: 's0' } }));
    bench.show(metric(1, T0 + 125 * MINUTE, { labels: { show: 's0' } }));
    expect(bench.states.size).toBe(0);
  });
});

test('says in both languages what is seen, what is usual and how rare that is', () => {
  const bench = new GradeBench([rule]);
  raised(level(520).with(500, 40), rule, bench);
  const reasons = bench.said[0]?.reasons ?? [];
  const [en, zh] = (['en', 'zh-CN'] as const).map((lang) => reasons.map((r) => sayText(lang, 'UTC', r, T0)).join(' '));
  expect(en).toMatch(
    /m (fell suddenly to|is only) 40, where [\d.]+ ± [\d.]+ is usual of late\. That is as rare as once in [\d,]+/,
  );
  expect(en).toContain('No such fall was seen before');
  expect(zh).toMatch(/近期一般为 [\d.]+ ± [\d.]+。 反常程度：[\d,]+ 次观测才会出现一次/);
});
