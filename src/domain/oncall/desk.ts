import type { DutyContext } from './duty.js';
import type { Schedule } from './schedule.js';

/** Duty as things stand, for those who only look. */
export interface DutyDesk {
  readonly schedules: readonly Schedule[];
  /** Every change that is not long over is in it, whatever its state. */
  readonly context: DutyContext;
  /** When the newest hand-off of a schedule was decided; null: none yet. */
  handedOffAt(schedule: string): number | null;
}
