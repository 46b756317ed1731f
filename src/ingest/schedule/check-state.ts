import { isDeepStrictEqual } from 'node:util';
import type { CheckRow } from '../../domain/check.js';
import type { CheckMemory } from '../checks/run-deps.js';
import type { CheckConfig } from '../checks/schema.js';

/** What the scheduler knows of one check while it runs. */
export interface CheckState {
  check: CheckConfig;
  /** Since when it is watched: nothing was missed before, ms. */
  watchingSince: number;
  /** Ticks up to this one are dealt with. */
  seenTick: number;
  running: boolean;
  paused: boolean;
  lastTick: number | null;
  lastEnd: number | null;
  lastOk: boolean | null;
  lastMessage: string | null;
  memory: CheckMemory;
}

/** Takes up where the row left off; a check that never ran waits for its next tick. */
export function stateOf(check: CheckConfig, row: CheckRow | undefined, now: number): CheckState {
  return {
    check,
    watchingSince: now,
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

/**
 * The check was changed while it is watched: what it found stays, unless it looks at something else from now on; a tick
 * that its new schedule had in the past does not run.
 */
export function changeCheck(state: CheckState, check: CheckConfig, now: number): void {
  const { check: before } = state;
  if (before === check) return;
  state.check = check;
  if (
    !isDeepStrictEqual(
      [before.times, before.duringShowMs, before.jitterMs],
      [check.times, check.duringShowMs, check.jitterMs],
    )
  )
    state.seenTick = Math.max(state.seenTick, now);
  if (isDeepStrictEqual(lookedAt(before), lookedAt(check))) return;
  state.watchingSince = now;
  state.memory = { streams: new Map() };
}

/** What a check remembers is of this, and of this as it is read; the others remember nothing, or by address. */
function lookedAt(check: CheckConfig): readonly unknown[] {
  switch (check.kind) {
    case 'heartbeat':
      return [check.kind, check.name];
    case 'dns':
      return [check.kind, check.name, check.type, check.server];
    case 'stream':
      return [check.kind, check.url, check.urlEnv];
    case 'file':
      return [check.kind, check.path, check.read, check.rows];
    default:
      return [check.kind];
  }
}

export function rowOf(state: CheckState): CheckRow {
  const { check, paused, lastTick, lastEnd, lastOk, lastMessage } = state;
  return { id: check.id, paused, lastTick, lastEnd, lastOk, lastMessage };
}
