import { toMinor } from '../figures.js';
import type { GradeState } from '../grade/state.js';
import type { Json, JsonObject } from '../json.js';
import type { StaleStockRule } from '../rule.js';
import type { ShowBook } from '../show-book.js';
import type { Labels, Signal } from '../signal.js';
import type { Say } from '../text.js';
import { inForce, type Scales, scalesOf, whyForce } from './elastic.js';
import { numberIn, objectOf } from './inner.js';
import { climb, thresholdFor } from './ladder.js';
import { type Judge, LATE_MS, type Reading } from './reading.js';

const DAY = 86_400_000;
/** What goes on as it did is only written down this often. */
const NOTE_EVERY_MS = 3_600_000;

interface Memory {
  /** Newest sale; undefined where none was seen. */
  readonly sold: number | undefined;
  readonly stock: number | undefined;
  readonly stockAt: number;
  /** Since when there has been stock without a break, as far as is known. */
  readonly since: number | undefined;
}

/**
 * Days without a sale while there is stock. Seen by a clock: nothing need come. Counted from the newest sale, or from
 * when there was stock first where none has been seen. Sold out ends it.
 */
export function staleStockJudge(rule: StaleStockRule): Judge {
  const scales = scalesOf(rule);
  return {
    observe({ signal, at, now, shows }, state) {
      const was = memoryOf(state?.inner);
      const memory = signal.name === rule.stock ? stocked(rule, was, signal, at) : sold(rule, was, signal, at);
      if (!memory) return null;
      const quiet = state?.level === null && state.pending === null;
      if (quiet && isSame(rule, was, memory)) return null;
      const labels = { ...state?.last.labels, ...signal.labels };
      return read(rule, scales, memory, state, now, shows, labels);
    },
    wake({ state, now, shows, labels }) {
      return read(rule, scales, memoryOf(state.inner), state, now, shows, labels);
    },
  };
}

function stocked(rule: StaleStockRule, was: Memory, signal: Signal, at: number): Memory | null {
  if (signal.kind !== 'metric' || !Number.isFinite(signal.value)) return null;
  // Of two at one instant the larger counts, whichever came first.
  const late = at < was.stockAt || (at === was.stockAt && was.stock !== undefined && signal.value <= was.stock);
  if (late) return null;
  const there = signal.value >= rule.min;
  const wasThere = was.stock !== undefined && was.stock >= rule.min;
  const since = there ? (wasThere ? (was.since ?? at) : at) : undefined;
  return { ...was, stock: signal.value, stockAt: at, since };
}

function sold(rule: StaleStockRule, was: Memory, signal: Signal, at: number): Memory | null {
  // What never has stock told needs no memory; the first stock figure begins the count.
  if (signal.name !== rule.sales || was.stock === undefined) return null;
  if (signal.kind === 'metric' && !(signal.value > 0)) return null;
  if (signal.kind === 'alert' && signal.status === 'resolved') return null;
  return was.sold !== undefined && at <= was.sold ? null : { ...was, sold: at };
}

// While all is well, only what changes the count soon is worth a write.
function isSame(rule: StaleStockRule, a: Memory, b: Memory): boolean {
  if ((a.stock ?? 0) >= rule.min !== (b.stock ?? 0) >= rule.min || a.stock === undefined) return false;
  if (b.stockAt - a.stockAt >= NOTE_EVERY_MS) return false;
  return a.sold === b.sold || (a.sold !== undefined && b.sold !== undefined && b.sold - a.sold < NOTE_EVERY_MS);
}

function read(
  rule: StaleStockRule,
  scales: Scales,
  memory: Memory,
  state: GradeState | undefined,
  now: number,
  shows: ShowBook,
  labels: Labels,
): Reading {
  const inner = jsonOf(memory);
  const { stock, since } = memory;
  const at = now;
  if (stock === undefined || since === undefined) {
    const key = stock === undefined ? 'why.stale-stock.unknown' : 'why.stale-stock.sold-out';
    const reasons = () => [{ key, params: { stock: stock ?? 0 } }];
    return { level: null, at, inner, figures: {}, reasons, wakeAt: null, keepUntil: memory.stockAt + LATE_MS };
  }
  const from = Math.max(since, memory.sold ?? 0);
  const idle = Math.max(0, now - from);
  const force = inForce(scales, shows, labels, now);
  const level = climb(force.ladder, 'from', idle, null, 0);
  const threshold = thresholdFor(force.ladder, level);
  const cost = costOf(rule, labels);
  const money =
    cost === undefined
      ? undefined
      : { direct: toMinor(stock * cost, rule.currency), indirect: 0, currency: rule.currency };
  const turns = force.ladder.map((rung) => from + rung.value).filter((turn) => turn > now);
  const params = {
    stock,
    idle: { ms: idle },
    since: { at: from, style: 'date' as const },
    threshold: { ms: threshold ?? 0 },
    level: level ?? 'none',
    sold: memory.sold === undefined || memory.sold < since ? 'no' : 'yes',
  };
  const reasons = (): readonly Say[] => {
    if (level === null) return [{ key: state?.level ? 'why.stale-stock.sold' : 'why.stale-stock.moving', params }];
    const tied: readonly Say[] =
      money && cost !== undefined
        ? [
            {
              key: 'why.stale-stock.tied',
              params: {
                stock,
                cost: { minor: toMinor(cost, rule.currency), currency: rule.currency },
                money: { minor: money.direct, currency: rule.currency },
              },
            },
          ]
        : [];
    return [{ key: 'why.stale-stock.idle', params }, ...tied, whyForce(force)];
  };
  return {
    level,
    at,
    inner,
    figures: {
      value: idle / DAY,
      threshold: threshold === undefined ? undefined : threshold / DAY,
      unit: 'd',
      exposure: stock,
      money,
    },
    numbers: { stock },
    reasons,
    wakeAt: turns.length > 0 ? Math.min(...turns) : null,
    keepUntil: Number.POSITIVE_INFINITY,
  };
}

function costOf(rule: StaleStockRule, labels: Labels): number | undefined {
  const told = Number(labels.unit_cost ?? Number.NaN);
  return Number.isFinite(told) && told >= 0 ? told : rule.unitCost;
}

function jsonOf({ sold, stock, stockAt, since }: Memory): JsonObject {
  const inner: JsonObject = { stockAt };
  if (sold !== undefined) inner.sold = sold;
  if (stock !== undefined) inner.stock = stock;
  if (since !== undefined) inner.since = since;
  return inner;
}

function memoryOf(json: Json | undefined): Memory {
  const inner = objectOf(json);
  return {
    sold: numberIn(inner, 'sold'),
    stock: numberIn(inner, 'stock'),
    stockAt: numberIn(inner, 'stockAt') ?? 0,
    since: numberIn(inner, 'since'),
  };
}
