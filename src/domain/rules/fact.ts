import { fieldsNamed } from '../condition.js';
import type { Json, JsonObject } from '../json.js';
import type { FactRule } from '../rule-fact.js';
import type { FactSignal } from '../signal.js';
import type { Say } from '../text.js';
import { type ConditionRung, conditionRungs, highestHolding } from './conditions.js';
import { caseInForce, whyForce } from './elastic.js';
import { numberIn, objectOf } from './inner.js';
import { type Judge, LATE_MS, standing } from './reading.js';

/**
 * A fact against a condition for each level; the highest that holds counts. A condition that names a field the fact
 * does not have is not known to hold; where none is known to hold and some are not known, nothing is said at all.
 * Remembers when the newest fact was observed.
 */
export function factJudge(rule: FactRule): Judge {
  const base = conditionRungs(rule.conditions, rule.constants);
  const cases = rule.elastic.map((one) => ({ ...one, rungs: conditionRungs(one.conditions, rule.constants) }));
  return {
    observe({ signal, at, now, shows, newestAt }, state) {
      if (signal.kind !== 'fact') return null;
      const newest = numberIn(objectOf(state?.inner), 'at') ?? newestAt;
      if (newest !== undefined && at < newest) return null;
      const { elastic, scenery } = caseInForce(cases, shows, signal.labels, at);
      const rungs = elastic?.rungs ?? base;
      const found = highestHolding(rungs, signal);
      if (found === 'unknown' || (found === null && state === undefined)) return null;
      const over = rule.holdMs > 0 ? at + rule.holdMs : null;
      const inner: JsonObject = over === null ? { at } : { at, over };
      return {
        level: over !== null && over <= now ? null : (found?.level ?? null),
        at,
        inner,
        figures: {},
        reasons: () => [...reasonsOf(signal, found), whyForce({ elastic, scenery })],
        wakeAt: found && over !== null && over > now ? over : null,
        keepUntil: now + LATE_MS,
      };
    },
    wake(waking) {
      const over = numberIn(objectOf(waking.state.inner), 'over');
      if (over === undefined || waking.state.level === null) return standing(waking);
      if (waking.now < over) return { ...standing(waking), wakeAt: over };
      const reasons = () => [{ key: 'why.fact.over', params: { hold: { ms: rule.holdMs } } }];
      return { ...standing(waking), level: null, stands: false, figures: {}, reasons };
    },
  };
}

/** Which condition holds, and the fields it names. */
export function reasonsOf({ name, fields }: FactSignal, found: ConditionRung | null): readonly Say[] {
  if (!found) return [{ key: 'why.fact.none', params: { name } }];
  const known = fieldsNamed(found.text).flatMap((field): Say[] => {
    const value = shown(fields, field);
    return value === null ? [] : [{ key: 'why.fact.field', params: { field, value } }];
  });
  const [first, ...others] = known;
  const all = first && others.reduce<Say>((a, b) => ({ key: 'join', params: { a: { say: a }, b: { say: b } } }), first);
  return [
    { key: 'why.fact.holds', params: { name, fields: all ? { say: all } : 'none', level: found.level } },
    { key: 'why.fact.condition', params: { condition: found.text } },
  ];
}

const MOST = 120;

function shown(fields: JsonObject, name: string): string | null {
  const value: Json | undefined = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (value === undefined) return null;
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, MOST);
}
