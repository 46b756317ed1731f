import { unreachable } from '../../domain/signal.js';
import type { CheckConfig } from '../checks/schema.js';
import { newestCron, nextCron } from './cron.js';

type Timed = Pick<CheckConfig, 'id' | 'times' | 'duringShowMs' | 'jitterMs'>;
/** The first tick after `after`, ms; null where none will come. */
export function tickAfter(check: Timed, after: number, live: boolean): number | null {
  const usual = usualTickAfter(check, after);
  if (!live || check.duringShowMs === null) return usual;
  const fast = gridAfter(check, check.duringShowMs, after);
  return usual === null ? fast : Math.min(usual, fast);
}

/** The newest tick in (`after`, `now`]; null where none fell due. */
export function newestTick(check: Timed, after: number, now: number, live: boolean): number | null {
  const usual = newestUsualTick(check, after, now);
  if (!live || check.duringShowMs === null) return usual;
  const fast = newestOnGrid(check, check.duringShowMs, now);
  const newest = Math.max(usual ?? Number.NEGATIVE_INFINITY, fast);
  return newest > after ? newest : null;
}

function usualTickAfter(check: Timed, after: number): number | null {
  const { times } = check;
  switch (times.type) {
    case 'every':
      return gridAfter(check, times.everyMs, after);
    case 'cron': {
      const shift = shiftOf(check, check.jitterMs + 1);
      const next = nextCron(times.cron, times.zone, after - shift);
      return next === null ? null : next + shift;
    }
    default:
      return unreachable(times);
  }
}

function newestUsualTick(check: Timed, after: number, now: number): number | null {
  const { times } = check;
  if (times.type === 'every') {
    const newest = newestOnGrid(check, times.everyMs, now);
    return newest > after ? newest : null;
  }
  // The way forward is remembered, so this costs nothing while the next tick is still to come.
  const next = usualTickAfter(check, after);
  if (next === null || next > now) return null;
  const shift = shiftOf(check, check.jitterMs + 1);
  const newest = newestCron(times.cron, times.zone, after - shift, now - shift);
  return newest === null ? null : newest + shift;
}

function gridAfter(check: Timed, paceMs: number, after: number): number {
  const shift = shiftOf(check, paceMs);
  return (Math.floor((after - shift) / paceMs) + 1) * paceMs + shift;
}

function newestOnGrid(check: Timed, paceMs: number, now: number): number {
  const shift = shiftOf(check, paceMs);
  return Math.floor((now - shift) / paceMs) * paceMs + shift;
}

/** A check's own fixed shift, under its jitter and under `paceMs`: the same check runs at the same instants everywhere. */
function shiftOf(check: Timed, paceMs: number): number {
  const room = Math.min(check.jitterMs + 1, paceMs);
  return hash(check.id) % Math.max(1, Math.floor(room));
}

/** FNV-1a, 32 bit. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}
