import type { CheckConfig } from '../checks/schema.js';

/** A check's schedule as it would be written: `every 10s, live 5s` or the cron expression with its zone. */
export function scheduleText(check: Pick<CheckConfig, 'times' | 'duringShowMs'>): string {
  const { times, duringShowMs } = check;
  const usual = times.type === 'every' ? `every ${durationText(times.everyMs)}` : `${times.cron} ${times.zone}`;
  return duringShowMs === null ? usual : `${usual}, live ${durationText(duringShowMs)}`;
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

function durationText(ms: number): string {
  let left = ms;
  let text = '';
  for (const [unit, size] of UNITS) {
    const count = Math.floor(left / size);
    if (count > 0) text += `${count}${unit}`;
    left -= count * size;
  }
  return text === '' ? '0s' : text;
}
