import { unsafeUniformIntDistribution, xoroshiro128plus } from 'pure-rand';
import { type GradeState, gradeSignal, Rulebook } from '../../src/domain/grade.js';
import { parseMatcher } from '../../src/domain/matcher.js';
import type { Rule, ThresholdRule } from '../../src/domain/rule.js';
import { ShowBook } from '../../src/domain/show-book.js';
import type { Signal } from '../../src/domain/signal.js';
import { median, short, whole } from '../figures.js';
import { alternate } from '../rounds.js';
import { printTable } from '../table.js';
import { atLeast, type Verdict } from '../targets.js';

const ROUNDS = 5;
const SIGNALS = 100_000;
const REGIONS = 2_000;
const AT = Date.UTC(2026, 8, 1, 12);
const NAMES = ['stock.available', 'sales.rate', 'orders.paid', 'delivery.delay_rate', 'price.current'] as const;
/** Of the signals so many in a hundred are past a threshold. */
const FIRING = 2;

interface Breadth {
  readonly rules: number;
  readonly skus: number;
}
const BREADTHS: readonly Breadth[] = [
  { rules: 20, skus: 500 },
  { rules: 200, skus: 500 },
  { rules: 1_000, skus: 500 },
  { rules: 20, skus: 50_000 },
  { rules: 200, skus: 50_000 },
  { rules: 1_000, skus: 50_000 },
];

/** In this very process: what a signal costs as rules and SKUs grow, and what is kept of them. */
export async function breadth(): Promise<readonly Verdict[]> {
  const figures = await alternate(BREADTHS, ROUNDS, async (one) => round(one));
  const of = (one: Breadth) => median((figures.get(one) ?? []).map((r) => r.rate));
  const rows = BREADTHS.map((one) => {
    const rounds = figures.get(one) ?? [];
    const states = median(rounds.map((r) => r.states));
    const bytes = median(rounds.map((r) => r.bytes));
    return [whole(one.rules), whole(one.skus), whole(of(one)), short(1e6 / of(one)), whole(states), short(bytes / 1e6)];
  });
  printTable(
    `Graded per second in process as rules and SKUs grow, ${whole(REGIONS)} regions, ${FIRING} in 100 past a threshold`,
    ['rules', 'SKUs', 'signals/s', 'µs/signal', 'conditions kept', 'MB kept'],
    rows,
  );
  const rate = (rules: number, skus: number) => {
    const one = BREADTHS.find((each) => each.rules === rules && each.skus === skus);
    return one ? of(one) : Number.NaN;
  };
  return [
    atLeast('200 rules to 20, per signal (50,000 SKUs)', 0.8, rate(200, 50_000) / rate(20, 50_000)),
    atLeast('50,000 SKUs to 500, per signal (200 rules)', 0.5, rate(200, 50_000) / rate(200, 500)),
  ];
}

async function round({ rules, skus }: Breadth): Promise<{ rate: number; states: number; bytes: number }> {
  const book = new Rulebook({ rules: Array.from({ length: rules }, (_, n) => rule(n)), matrix: null });
  const shows = new ShowBook([], []);
  const states = new Map<string, GradeState>();
  const recall = (key: string) => states.get(key);
  const dice = xoroshiro128plus(618);
  const below = (most: number) => unsafeUniformIntDistribution(0, most - 1, dice);
  // Made beforehand: what is measured is the grading.
  const signals = Array.from({ length: SIGNALS }, (_, n) => signal(n, below(skus), below(REGIONS), below(100)));
  const before = heap();
  const began = performance.now();
  for (const one of signals)
    for (const graded of gradeSignal(book, recall, one, shows, AT)) {
      if (graded.state === null) states.delete(graded.key);
      else if (graded.state !== undefined) states.set(graded.key, graded.state);
    }
  const seconds = (performance.now() - began) / 1000;
  const bytes = heap() - before;
  return { rate: SIGNALS / seconds, states: states.size, bytes };
}

/** Without a collector at hand the figure includes garbage. */
function heap(): number {
  global.gc?.();
  return process.memoryUsage().heapUsed;
}

/**
 * As companies grow them: some rules for every SKU, most for one region or one kind of goods alone. The first five watch
 * all there is of a name.
 */
function rule(n: number): Rule {
  const name = NAMES[n % NAMES.length] ?? NAMES[0];
  const where = n < NAMES.length ? [] : [parseMatcher(n % 2 === 0 ? `region=r${n}` : `category=c${n}`)];
  const made: ThresholdRule = {
    kind: 'threshold',
    id: `rule-${n}`,
    covers: [],
    family: 'operations',
    title: { en: '{sku}', 'zh-CN': '{sku}' },
    match: { names: [name], where: where.filter((one) => typeof one !== 'string') },
    by: ['sku', 'region'],
    forMs: 0,
    clearMs: 0,
    labels: {},
    constants: {},
    direction: 'above',
    levels: { yellow: 0.9, orange: 0.99 },
    elastic: [],
    hysteresis: 0.1,
  };
  return made;
}

function signal(n: number, sku: number, region: number, chance: number): Signal {
  return {
    id: `s-${n}`,
    kind: 'metric',
    source: 'erp',
    name: NAMES[n % NAMES.length] ?? NAMES[0],
    subject: `sku:${sku}`,
    labels: { sku: String(sku), region: `r${region}`, category: `c${sku % 400}` },
    at: AT,
    value: chance < FIRING ? 0.95 : 0.4,
    unit: 'ratio',
  };
}
