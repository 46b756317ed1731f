import type { GradeState } from '../grade/state.js';
import type { Json, JsonObject } from '../json.js';
import type { Level } from '../level.js';
import type { TraceRule } from '../rule-trace.js';
import { labelsOf } from '../show.js';
import type { Labels } from '../signal.js';
import type { Say } from '../text.js';
import { conditionRungs, highestHolding } from './conditions.js';
import { reasonsOf } from './fact.js';
import { levelIn, numberIn, objectOf, textsIn } from './inner.js';
import { type Judge, type Part, type Reading, type Sight, standing } from './reading.js';

/** SKUs remembered of one batch; the oldest go first. */
const MOST_SKUS = 200;
/** Shows ahead that are warned for each SKU, soonest first. */
const MOST_SHOWS = 10;

/** What is known of one batch: what is made of it, how bad it is, and which parts were told. */
interface Batch {
  readonly skus: readonly string[];
  readonly level: Level | null;
  /** When the newest verdict was given. */
  readonly at: number;
  readonly told: readonly string[];
}

/**
 * Remembers what is made of what. A bad batch is found for every SKU made of it, in every show ahead or on air that
 * sells it; one whose SKUs nobody knows is found for itself. A SKU that is told later, or a verdict that comes again,
 * finds what is new; a good verdict clears all of it.
 */
export function traceJudge(rule: TraceRule): Judge {
  const rungs = conditionRungs(rule.conditions, rule.constants);
  const carries = new Set(rule.carries);
  return {
    observe: () => null,
    // What is made of what is needed for as long as another verdict may come.
    wake: (waking) => ({
      ...standing(waking),
      keepUntil: isBatch(waking.state.inner) ? Number.POSITIVE_INFINITY : waking.now,
    }),
    parts(sight, recall) {
      const { signal, at } = sight;
      const was = batchOf(recall('')?.inner);
      if (carries.has(signal.name)) {
        const sku = signal.labels[rule.to];
        if (sku === undefined || sku === '' || was.skus.includes(sku)) return [];
        const batch = { ...was, skus: [...was.skus, sku].slice(-MOST_SKUS) };
        return spread(rule, sight, batch, () => [{ key: 'why.trace.late', params: { sku } }], recall);
      }
      if (signal.kind !== 'fact' || at < was.at) return [];
      const found = highestHolding(rungs, signal);
      if (found === 'unknown') return [];
      const batch = { ...was, level: found?.level ?? null, at };
      if (batch.level === null && was.level === null && was.at > 0) return [];
      return spread(rule, sight, batch, () => reasonsOf(signal, found), recall);
    },
  };
}

function spread(
  rule: TraceRule,
  { signal, at, now, shows }: Sight,
  batch: Batch,
  why: () => readonly Say[],
  recall: (part: string) => GradeState | undefined,
): readonly Part[] {
  const wanted = new Map<string, Labels>();
  if (batch.level !== null)
    for (const sku of batch.skus) {
      const ahead = shows.ahead(sku, now).slice(0, MOST_SHOWS);
      for (const show of ahead) wanted.set(`${sku} ${show.id}`, { ...labelsOf(show), [rule.to]: sku });
      if (ahead.length === 0) wanted.set(sku, { [rule.to]: sku });
    }
  const over = batch.told.filter((part) => !wanted.has(part) && recall(part)?.level != null);
  const inner: JsonObject = { skus: [...batch.skus], level: batch.level, at: batch.at, told: [...wanted.keys()] };
  const whole: Reading = {
    // With a SKU to name, the batch by itself is no second warning.
    level: wanted.size === 0 ? batch.level : null,
    at,
    inner,
    figures: {},
    reasons: why,
    wakeAt: null,
    keepUntil: Number.POSITIVE_INFINITY,
  };
  const part = (level: Level | null, labels: Labels): Reading => ({
    level,
    at,
    inner: { at },
    figures: {},
    reasons: () => [
      ...why(),
      { key: 'why.trace.made-of', params: { to: labels[rule.to] ?? '', n: batch.skus.length } },
    ],
    wakeAt: null,
    keepUntil: now,
    about: { subject: `${rule.to}:${labels[rule.to] ?? ''}`, labels: { ...signal.labels, ...labels } },
  });
  return [
    { part: '', reading: whole },
    ...[...wanted].map(([name, labels]) => ({ part: name, reading: part(batch.level, labels) })),
    ...over.map((name) => ({ part: name, reading: part(null, recall(name)?.last.labels ?? {}) })),
  ];
}

/** Is it the memory of the batch, or of one of its parts? */
function isBatch(json: Json): boolean {
  return Object.hasOwn(objectOf(json) ?? {}, 'skus');
}

function batchOf(json: Json | undefined): Batch {
  const inner = objectOf(json);
  return {
    skus: textsIn(inner, 'skus'),
    level: levelIn(inner, 'level'),
    at: numberIn(inner, 'at') ?? 0,
    told: textsIn(inner, 'told'),
  };
}
