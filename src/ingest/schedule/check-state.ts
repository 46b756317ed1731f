import type { CheckRow } from '../../domain/check.js';
import type { CheckMemory } from '../checks/run-deps.js';
import type { CheckConfig } from '../checks/schema.js';

/** What the scheduler knows of one check while it runs. */
export interface CheckState {
  readonly check: CheckConfig;
  /** Ticks up to this one are dealt with. */
  seenTick: number;
  running: boolean;
  paused: boolean;
  lastTick: number | null;
  lastEnd: number | null;
  lastOk: boolean | null;
  lastMessage: string | null;
  readonly memory: CheckMemory;
}

/** Takes up where the row left off; a check that never ran waits for its next tick. */
export function stateOf(check: CheckConfig, row: CheckRow | undefined, now: number): CheckState {
  return {
    check,
    seenTick: row?.lastTick ?? now,
    running: false,
    paused: row?.paused ?? false,
    lastTick: row?.lastTick ?? null,
    lastEnd: row?.lastEnd ?? null,
    lastOk: row?.lastOk ?? null,
    lastMessage: row?.lastMessage ?? null,
    memory: { streams: new Map() },
  };
}

export function rowOf(state: CheckState): CheckRow {
  const { check, paused, lastTick, lastEnd, lastOk, lastMessage } = state;
  return { id: check.id, paused, lastTick, lastEnd, lastOk, lastMessage };
}
