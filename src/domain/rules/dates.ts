import { DateTime } from 'luxon';
import type { Json, JsonObject } from '../json.js';
import { objectOf } from './inner.js';

const DAY_ONLY = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
const MONTH_ONLY = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const EPOCH = /^\d{9,}$/;
/** How registers write that a licence has no end. */
const NEVER = /^(?:长期|长期有效|永久|永久有效|无固定期限|permanent|perpetual|never|none)$/i;
/** Seconds since the epoch stay below this until the year 5138; ms passed it in 1973. */
const SECONDS_UNTIL = 1e11;
/** The last instant a date can be, ms: the year 275760. */
const LAST = 8.64e15;

/**
 * An instant, ms, as registers and services write it: `2026-12-31`, `2026/12/31`, `2026年12月31日`, `20261231`, an ISO
 * date with a time of day, seconds or ms since the epoch. A date without a time of day lasts until the end of that day
 * in `zone`, a month (`2026-12`) until the end of its last. Infinity where there is no end; null where it is no date.
 */
export function dateOf(written: Json | undefined, zone: string): number | null {
  if (typeof written !== 'string' && typeof written !== 'number') return null;
  const text = String(written).trim();
  if (NEVER.test(text)) return Number.POSITIVE_INFINITY;
  const day = DAY_ONLY.exec(text) ?? COMPACT.exec(text);
  const month = MONTH_ONLY.exec(text);
  if (!day && !month && (typeof written === 'number' || EPOCH.test(text))) return sinceEpoch(Number(text));
  const [, y, m, d] = day ?? month ?? [];
  const date =
    y === undefined
      ? DateTime.fromISO(text.replace(' ', 'T'), { zone })
      : DateTime.fromObject({ year: Number(y), month: Number(m), day: Number(d ?? 1) }, { zone });
  const end = day ? date.endOf('day') : month ? date.endOf('month') : date;
  return end.isValid ? end.toMillis() : null;
}

function sinceEpoch(value: number): number | null {
  return value > 0 ? instant(value < SECONDS_UNTIL ? value * 1000 : value) : null;
}

/** null where no calendar reaches so far. */
export function instant(at: number): number | null {
  return Math.abs(at) <= LAST ? at : null;
}

/** What stands at a dotted path: `licence.valid_until`. A key with dots in it is found before its parts. */
export function fieldAt(fields: JsonObject, path: string): Json | undefined {
  if (Object.hasOwn(fields, path)) return fields[path];
  let at: Json | undefined = fields;
  for (const name of path.split('.')) {
    const object = objectOf(at);
    if (!object || !Object.hasOwn(object, name)) return undefined;
    at = object[name];
  }
  return at;
}
