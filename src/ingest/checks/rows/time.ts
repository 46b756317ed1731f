import { DateTime } from 'luxon';
import { readAt } from '../../wire/at.js';
import type { Cell } from './table.js';

/** `2026-11-21 20:00:00.123+08`, `2026/1/2 8:00`, `2026年11月21日`, `20261121`: year, month, day, time, offset. */
const WRITTEN =
  /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/iu;

/** Seconds since the epoch end here, and milliseconds begin: 1973 in one, 5138 in the other. */
const MS_FROM = 100_000_000_000;

/**
 * The instant a cell of a table names, ms since the epoch; null where it names none from 2000 on. Times without an
 * offset are in `zone`. A number is milliseconds, or where it is too small for that, seconds since the epoch.
 */
export function readTime(cell: Cell | undefined, zone: string): number | null {
  if (typeof cell === 'number') return readAt(cell >= MS_FROM ? cell : cell * 1000);
  if (typeof cell !== 'string') return null;
  const text = cell.trim();
  if (/^\d{9,13}$/.test(text)) return readTime(Number(text), zone);
  const found = WRITTEN.exec(text);
  if (!found) return null;
  const [, year, month, day, month2, day2, hour, minute, second, fraction, offset] = found;
  const at = DateTime.fromObject(
    {
      year: Number(year),
      month: Number(month ?? month2),
      day: Number(day ?? day2),
      hour: Number(hour ?? 0),
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
      millisecond: Number((fraction ?? '0').padEnd(3, '0').slice(0, 3)),
    },
    { zone: offset === undefined ? zone : zoneOf(offset) },
  );
  return at.isValid ? readAt(at.toMillis()) : null;
}

/** `Z`, `+08`, `+0530` and `+05:30` as luxon names them. */
function zoneOf(offset: string): string {
  return /^z$/i.test(offset) ? 'utc' : `utc${offset}`;
}
