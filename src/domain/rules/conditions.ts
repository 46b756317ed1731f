import { type Condition, compileCondition } from '../condition.js';
import { LEVELS, type Level } from '../level.js';
import type { FactConditions } from '../rule-fact.js';
import type { FactSignal } from '../signal.js';

/** A level's condition, made ready. */
export interface ConditionRung {
  readonly level: Level;
  readonly text: string;
  readonly holds: Condition;
}

/** Highest level first. Throws where a condition cannot be compiled. */
export function conditionRungs(
  conditions: FactConditions,
  constants: Readonly<Record<string, number>>,
): readonly ConditionRung[] {
  return LEVELS.toReversed().flatMap((level) => {
    const text = conditions[level];
    return text === undefined ? [] : [{ level, text, holds: compileCondition(text, constants) }];
  });
}

/** The highest that holds; `unknown` where none does and some name what the fact does not say. */
export function highestHolding(
  rungs: readonly ConditionRung[],
  { fields, labels }: FactSignal,
): ConditionRung | null | 'unknown' {
  let unknown = false;
  for (const rung of rungs) {
    const holds = rung.holds(fields, labels);
    if (holds === true) return rung;
    if (holds === 'unknown') unknown = true;
  }
  return unknown ? 'unknown' : null;
}
