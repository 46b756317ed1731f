import type { ActionResult } from '../../domain/action.js';
import type { Scheduler } from './scheduler.js';

/** As many signals of a run as whoever asked for it is shown. */
const SEEN_SIGNALS = 10;

/** Runs a check at once for somebody who wants to see what it brings. */
export async function runCheck(scheduler: Pick<Scheduler, 'runNow'>, id: string): Promise<ActionResult> {
  const outcome = await scheduler.runNow(id);
  if (!outcome) return { result: 'refused', said: { key: 'check.unknown', params: { id } } };
  const { ran, said, message, raw, signals, duplicates } = outcome;
  const seen = { id, ran, said, raw, signals: signals.slice(0, SEEN_SIGNALS), count: signals.length, duplicates };
  return { result: 'done', said: { key: 'check.ran', params: { id, message } }, seen };
}
