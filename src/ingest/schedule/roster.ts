import type { CheckRow } from '../../domain/check.js';
import type { CheckConfig } from '../checks/schema.js';
import { type CheckState, changeCheck, stateOf } from './check-state.js';

/** The checks that are watched, by id. */
export type Roster = ReadonlyMap<string, CheckState>;

/**
 * Takes a list of checks up in place of the one before. Whoever is on both keeps what is known of it, also while it
 * runs; who is new takes up where its row left off, at start, and waits for its next tick otherwise.
 */
export async function roster(
  store: { loadChecks(): Promise<readonly CheckRow[]> },
  checks: readonly CheckConfig[],
  before: Promise<Roster> | undefined,
  now: number,
): Promise<Roster> {
  const known: Roster = (await before) ?? new Map();
  const rows = new Map((await store.loadChecks()).map((row) => [row.id, row]));
  const states = checks.map((check): [string, CheckState] => {
    const state = known.get(check.id) ?? stateOf(check, rows.get(check.id), now);
    if (before && !known.has(check.id)) state.seenTick = now;
    changeCheck(state, check, now);
    return [check.id, state];
  });
  return new Map(states);
}
