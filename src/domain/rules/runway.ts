import type { GradeState } from '../grade/state.js';
import type { Json, JsonObject } from '../json.js';
import type { RunwayRule } from '../rule.js';
import { phaseOf } from '../show.js';
import type { ShowBook } from '../show-book.js';
import type { Labels, Signal } from '../signal.js';
import type { Say } from '../text.js';
import { inForce, type Scales, scalesOf, whyForce } from './elastic.js';
import { numberIn, objectOf, textIn } from './inner.js';
import { climb, thresholdFor } from './ladder.js';
import { type Judge, type Reading, standing } from './reading.js';
import { runwayLeft } from './runway-left.js';
import { runwayReasons } from './runway-reasons.js';
import { current } from './threshold.js';

const INPUTS = ['rate', 'stock', 'inbound'] as const;
type InputName = (typeof INPUTS)[number];
interface Input {
  readonly value: number;
  readonly at: number;
  readonly id: string;
}
type Inputs = Partial<Record<InputName, Input>>;

/**
 * Minutes until stock runs out, after safety and the time it takes to replenish. Rate, stock and inbound come as
 * signals of their own and are remembered with their times; what is too old is not used, and what is missing is
 * never taken for nothing left (nor for nothing sold).
 */
export function runwayJudge(rule: RunwayRule): Judge {
  const scales = scalesOf(rule);
  return {
    observe({ signal, at, now, shows }, state) {
      const name = inputName(rule, signal);
      if (!name || signal.kind !== 'metric' || !Number.isFinite(signal.value)) return null;
      const was = inputsOf(state?.inner);
      const before = was[name];
      if (before && at < before.at) return null;
      // The same figure again only has to be written down before it grows old.
      const quiet = state?.level === null && state.pending === null;
      if (quiet && before?.value === signal.value && at - before.at < rule.staleMs / 10) return null;
      const inputs = { ...was, [name]: { value: signal.value, at, id: `${signal.source}/${signal.id}` } };
      return read(rule, scales, inputs, state, { at, now, shows, labels: { ...state?.last.labels, ...signal.labels } });
    },
    wake({ state, now, shows, labels }) {
      return read(rule, scales, inputsOf(state.inner), state, { at: now, now, shows, labels });
    },
  };
}

interface When {
  readonly at: number;
  readonly now: number;
  readonly shows: ShowBook;
  readonly labels: Labels;
}

function read(rule: RunwayRule, scales: Scales, inputs: Inputs, state: GradeState | undefined, when: When): Reading {
  const { at, now, shows, labels } = when;
  const newest = Math.max(0, ...INPUTS.map((name) => inputs[name]?.at ?? 0));
  const time = Math.max(at, newest);
  const fresh = (input: Input | undefined): Input | undefined =>
    input && time - input.at <= rule.staleMs ? input : undefined;
  const [rate, stock, inbound] = [fresh(inputs.rate), fresh(inputs.stock), fresh(inputs.inbound)];
  const show = shows.find(labels, time);
  const staleAt = newest + rule.staleMs + 1;
  const base = {
    at: time,
    evidence: INPUTS.flatMap((name) => inputs[name]?.id ?? []),
    wakeAt: show ? Math.max(staleAt, show.end) : null,
    keepUntil: staleAt,
  };
  if (!rate || !stock) {
    if (show && now >= show.end && phaseOf(show, now) === 'off') {
      const reasons = () => [{ key: 'why.runway.show-over', params: { show: show.title } }];
      return { ...base, level: null, inner: jsonOf(inputs, null), figures: {}, reasons, wakeAt: null };
    }
    const wakeAt = base.wakeAt !== null && base.wakeAt > now ? base.wakeAt : null;
    if (state)
      return {
        ...standing({ state, now, shows, labels, head: undefined }),
        ...base,
        wakeAt,
        inner: jsonOf(inputs, current(state)),
      };
    return {
      ...base,
      level: null,
      inner: jsonOf(inputs, null),
      figures: {},
      reasons: () => [{ key: 'why.runway.unknown' }],
      wakeAt,
    };
  }
  const scene = show?.scene ?? 'regular';
  const factor = rule.safety[scene];
  const force = inForce(scales, shows, labels, time);
  const left = runwayLeft({
    rate: rate.value,
    stock: stock.value,
    inbound: inbound?.value ?? 0,
    factor,
    leadMs: rule.leadMs,
  });
  const level = climb(force.ladder, 'upto', left.minutes, current(state), rule.hysteresis);
  const threshold = thresholdFor(force.ladder, level);
  const endless = !Number.isFinite(left.minutes);
  const arithmetic = {
    stock: stock.value,
    inbound: inbound?.value ?? null,
    rate: rate.value,
    factor,
    scene,
    left,
    level,
    threshold,
  };
  const reasons = (): readonly Say[] => [
    ...runwayReasons({ ...arithmetic, show: show?.title ?? null, leadMs: rule.leadMs }),
    ...(endless ? [] : [whyForce(force)]),
  ];
  return {
    ...base,
    level,
    inner: jsonOf(inputs, level),
    figures: endless
      ? {}
      : { value: left.minutes, unit: 'min', leftMs: left.leftMs, ...(threshold !== undefined && { threshold }) },
    numbers: { rate: rate.value, stock: stock.value, inbound: inbound?.value ?? 0 },
    reasons,
  };
}

function inputName(rule: RunwayRule, signal: Signal): InputName | undefined {
  return INPUTS.find((name) => rule[name] === signal.name);
}

function jsonOf(inputs: Inputs, own: string | null): JsonObject {
  const inner: JsonObject = { own };
  for (const name of INPUTS) {
    const input = inputs[name];
    if (input) inner[name] = { value: input.value, at: input.at, id: input.id };
  }
  return inner;
}

function inputsOf(json: Json | undefined): Inputs {
  const inner = objectOf(json);
  const inputs: Inputs = {};
  for (const name of INPUTS) {
    const one = objectOf(inner?.[name]);
    const value = numberIn(one, 'value');
    const at = numberIn(one, 'at');
    const id = textIn(one, 'id');
    if (value !== undefined && at !== undefined && id !== undefined) inputs[name] = { value, at, id };
  }
  return inputs;
}
