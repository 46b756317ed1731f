import { short } from './figures.js';
import { printTable } from './table.js';

/** What was to be reached, and what was. */
export interface Verdict {
  readonly what: string;
  readonly target: string;
  /** null where it could not be measured here. */
  readonly measured: number | null;
  readonly unit: string;
  readonly reached: boolean | null;
}

export function atLeast(what: string, least: number, measured: number | null, unit = '×'): Verdict {
  return {
    what,
    target: `≥ ${bound(least)}${unit}`,
    measured,
    unit,
    reached: measured === null ? null : measured >= least,
  };
}

export function atMost(what: string, most: number, measured: number | null, unit = '×'): Verdict {
  return {
    what,
    target: `≤ ${bound(most)}${unit}`,
    measured,
    unit,
    reached: measured === null ? null : measured <= most,
  };
}

export function printVerdicts(verdicts: readonly Verdict[]): void {
  const rows = verdicts.map(({ what, target, measured, unit, reached }) => [
    what,
    target,
    measured === null ? '–' : `${short(measured)}${unit}`,
    reached === null ? 'not measured' : reached ? 'reached' : 'MISSED',
  ]);
  printTable('Targets', ['what', 'target', 'measured', ''], rows);
}

function bound(n: number): string {
  return n.toLocaleString('en-US');
}
