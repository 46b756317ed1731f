import { type CheckOutcome, measured } from './outcome.js';
import type { CheckRunDeps } from './run-deps.js';
import type { HeartbeatCheck } from './schema.js';

/** Looks when a heartbeat last came. Yields `heartbeat.up` and `heartbeat.age_s`. */
export async function runHeartbeat(check: HeartbeatCheck, deps: CheckRunDeps): Promise<CheckOutcome> {
  const last = await deps.lastHeartbeat(check.name);
  const now = deps.now();
  const ageMs = Math.max(0, now - (last ?? deps.watchingSince));
  const params = { name: check.name, age: { ms: ageMs }, within: { ms: check.withinMs } };
  // Nobody can have been heard while nobody listened: after a start each gets the time it is allowed once more, and
  // until then nothing is said that would raise or clear a warning.
  const unheard = last === null || last < deps.watchingSince;
  if (unheard && now - deps.watchingSince <= check.withinMs && (last === null || ageMs > check.withinMs)) {
    return measured({ key: 'probe.heartbeat-awaited', params }, []);
  }
  const late = ageMs > check.withinMs;
  const key = last === null ? 'probe.heartbeat-never' : late ? 'probe.heartbeat-late' : 'probe.heartbeat-up';
  return measured({ key, params }, [
    { name: 'heartbeat.up', value: late ? 0 : 1 },
    { name: 'heartbeat.age_s', value: Math.round(ageMs / 1000), unit: 's' },
  ]);
}
