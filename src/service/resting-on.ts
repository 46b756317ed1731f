import type { ConfigChange } from '../domain/config-change.js';
import { ruleOfKey } from '../domain/grade/fingerprint.js';
import { sameReach } from '../domain/grade/rebuilt.js';
import type { Rulebook } from '../domain/grade.js';
import type { Signal } from '../domain/signal.js';
import { type Store, signalKey } from '../store/store.js';
import type { Live } from './live.js';

/** Of what a condition rests on the newest few tell whether signals still reach it: a runway rests on three. */
const NEWEST = 3;
const PAGE = 1_000;

/** Rules that may have another reach now, and what their conditions rest on. */
export interface RestingOn {
  readonly rules: ReadonlySet<string>;
  seen(key: string): readonly Signal[];
}

/**
 * Loads what the conditions of changed rules rest on, as far as it is still kept. `before`: the rules that were in force;
 * null where nobody knows them, at start.
 */
export async function restingOn(
  change: ConfigChange | null,
  before: Rulebook | null,
  after: Rulebook,
  live: Live,
  store: Pick<Store, 'loadSignals'>,
): Promise<RestingOn> {
  const changed = change?.sections.find(({ section }) => section === 'rules')?.changed ?? [];
  const rules = new Set(changed.filter((id) => !sameReach(before?.get(id), after.get(id))));
  const keys = new Set<string>();
  for (const [key, { last }] of live.grades)
    if (rules.has(ruleOfKey(key))) for (const signal of last.signals.slice(-NEWEST)) keys.add(signal);
  const found = new Map<string, Signal>();
  const all = [...keys];
  for (let i = 0; i < all.length; i += PAGE)
    for (const signal of await store.loadSignals(all.slice(i, i + PAGE))) found.set(signalKey(signal), signal);
  const seen = (key: string) =>
    (live.grades.get(key)?.last.signals ?? []).slice(-NEWEST).flatMap((name) => found.get(name) ?? []);
  return { rules, seen };
}
