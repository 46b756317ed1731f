import type { Policy } from '../domain/escalation/policy.js';
import type { PolicyStep } from '../domain/incident.js';
import type { PolicyEntry } from './schema/oncall/policy.js';
import type { StepEntry } from './schema/step.js';

export function toPolicies(entries: readonly PolicyEntry[]): readonly Policy[] {
  return entries.map(({ id, levels, match, steps }) => ({ id, levels, match, steps: toSteps(steps, `policy:${id}`) }));
}

/**
 * Steps in the order of their time, counted from the opening, repeats written out. `name`: what those who are called in
 * turn are counted under; a repeat takes the next of them.
 */
export function toSteps(entries: readonly StepEntry[], name: string): readonly PolicyStep[] {
  const steps: PolicyStep[] = [];
  let last = 0;
  for (const [i, { after, wait, repeat, ...entry }] of entries.entries()) {
    const first = after ?? last + (wait ?? 0);
    const step = toStep(entry, `${name}:${i + 1}`);
    for (let n = 0; n <= (repeat?.times ?? 0); n++) {
      last = first + n * (repeat?.every ?? 0);
      steps.push({ afterMs: last, ...step });
    }
  }
  return steps.toSorted((a, b) => a.afterMs - b.afterMs);
}

function toStep(entry: Omit<StepEntry, 'after' | 'wait' | 'repeat'>, turns: string): Omit<PolicyStep, 'afterMs'> {
  const { call, channels, people, groups } = entry;
  return {
    channels,
    people,
    groups,
    // Left out where it is not so: a step is kept with every incident.
    ...(call.length > 0 && { calls: call }),
    ...(entry.all && { all: true }),
    ...(entry.in_turn && { inTurn: turns }),
    ...(entry.only_live && { whileLive: true }),
    ...(entry.loud && { loud: true }),
  };
}
