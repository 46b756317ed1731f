import type { Json, JsonObject } from '../json.js';
import type { IndexInput, Scale } from '../rule.js';
import { type Signal, unreachable } from '../signal.js';
import { fieldAt } from './dates.js';

/** What was told of an input: as it was told, its score 0 … 100, and when. */
export interface Told {
  readonly raw: number | string;
  readonly unit?: string;
  readonly score: number;
  readonly at: number;
}
/** An input as it counts now. */
export interface Counted {
  readonly input: IndexInput;
  readonly score: number;
  readonly told: Told | undefined;
  readonly how: 'fresh' | 'held' | 'worst';
}
export interface Weighed {
  readonly counted: readonly Counted[];
  readonly missing: readonly IndexInput[];
  /** Missing ones without which there is no score. */
  readonly needed: readonly IndexInput[];
  /** Share of the weights that are really known, 0 … 1. */
  readonly coverage: number;
  /** 0 … 100; NaN where nothing counts. */
  readonly score: number;
}

/** What a signal tells of an input; null where it says nothing to it. */
export function toldBy(input: IndexInput, signal: Signal): number | string | null {
  if (signal.name !== input.signal) return null;
  switch (signal.kind) {
    case 'metric':
      return input.field === undefined && Number.isFinite(signal.value) ? signal.value : null;
    case 'alert':
      return signal.status === 'resolved' ? 'resolved' : (signal.level?.toLowerCase() ?? 'firing');
    case 'fact':
      return input.field === undefined ? null : plain(fieldAt(signal.fields, input.field));
    case 'text':
    case 'heartbeat':
      return null;
    default:
      return unreachable(signal);
  }
}

function plain(value: Json | undefined): number | string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value.slice(0, 100) : null;
}

/** 0 … 100; null where the scale has nothing for it. */
export function scoreOn(scale: Scale, raw: number | string): number | null {
  if (scale.kind === 'words') {
    const word = String(raw).trim().toLowerCase();
    return (Object.hasOwn(scale.words, word) ? scale.words[word] : undefined) ?? scale.otherwise;
  }
  const value = typeof raw === 'number' ? raw : raw.trim() === '' ? Number.NaN : Number(raw);
  if (!Number.isFinite(value)) return null;
  if (scale.kind === 'steps') return scale.steps.find((step) => value <= step.upTo)?.score ?? scale.beyond;
  const share = (value - scale.worst) / (scale.best - scale.worst);
  return 100 * Math.min(1, Math.max(0, share));
}

/** Weighs what is known at an instant: Σ weight × score ÷ Σ weight, over the inputs that count. */
export function weigh(inputs: readonly IndexInput[], told: ReadonlyMap<number, Told>, at: number): Weighed {
  const counted: Counted[] = [];
  const missing: IndexInput[] = [];
  for (const [i, input] of inputs.entries()) {
    const one = told.get(i);
    const age = one ? at - one.at : Number.POSITIVE_INFINITY;
    if (one && age <= input.staleMs) counted.push({ input, score: one.score, told: one, how: 'fresh' });
    else if (one && input.missing === 'hold' && age <= input.staleMs + input.holdMs)
      counted.push({ input, score: one.score, told: one, how: 'held' });
    else {
      missing.push(input);
      if (input.missing === 'worst') counted.push({ input, score: 0, told: undefined, how: 'worst' });
    }
  }
  const sum = (list: readonly Counted[], of: (one: Counted) => number) => list.reduce((n, one) => n + of(one), 0);
  const weights = inputs.reduce((n, input) => n + input.weight, 0);
  const known = counted.filter((one) => one.how !== 'worst');
  return {
    counted,
    missing,
    needed: missing.filter((input) => input.missing === 'unknown'),
    coverage: sum(known, (one) => one.input.weight) / weights,
    score: sum(counted, (one) => one.input.weight * one.score) / sum(counted, (one) => one.input.weight),
  };
}

/** When the next input stops counting as it does; null where none will. */
export function turnsAt(inputs: readonly IndexInput[], told: ReadonlyMap<number, Told>, at: number): number | null {
  let next: number | null = null;
  for (const [i, input] of inputs.entries()) {
    const one = told.get(i);
    if (!one) continue;
    const stale = one.at + input.staleMs;
    for (const turn of input.missing === 'hold' ? [stale, stale + input.holdMs] : [stale])
      if (turn >= at && (next === null || turn + 1 < next)) next = turn + 1;
  }
  return next;
}

export function toldJson(inputs: readonly IndexInput[], told: ReadonlyMap<number, Told>): JsonObject {
  const json: JsonObject = {};
  for (const [i, input] of inputs.entries()) {
    const one = told.get(i);
    if (one) json[keyOf(input)] = one.unit === undefined ? [one.raw, one.at] : [one.raw, one.at, one.unit];
  }
  return json;
}

/** Scores are worked out anew: the scale may have changed since. */
export function toldOf(inputs: readonly IndexInput[], json: JsonObject | undefined): ReadonlyMap<number, Told> {
  const told = new Map<number, Told>();
  for (const [i, input] of inputs.entries()) {
    const key = keyOf(input);
    const pair = json && Object.hasOwn(json, key) ? json[key] : undefined;
    if (!Array.isArray(pair)) continue;
    const [raw, at, unit] = pair;
    if ((typeof raw !== 'number' && typeof raw !== 'string') || typeof at !== 'number') continue;
    const score = scoreOn(input.scale, raw);
    if (score !== null) told.set(i, { raw, score, at, ...(typeof unit === 'string' && { unit }) });
  }
  return told;
}

function keyOf({ signal, field }: IndexInput): string {
  return field === undefined ? signal : `${signal}#${field}`;
}
