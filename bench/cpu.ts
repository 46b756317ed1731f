import { readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second. */
const TICK_US = 10_000;

/** Processor time a process has used so far on all cores, µs; null where the system does not tell (`/proc`). */
export function cpuUs(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; user and system time are the 12th and 13th field after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_US;
  } catch {
    return null;
  }
}
