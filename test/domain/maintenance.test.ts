import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { inForceUntil, nextBoundary } from '../../src/domain/maintenance.js';
import type { Maintenance } from '../../src/domain/silence.js';

const at = (text: string, zone: string) => DateTime.fromISO(text, { zone }).toMillis();
const window = (more: Partial<Maintenance>): Maintenance => ({
  id: 'w',
  matchers: [],
  weekdays: [],
  start: '03:30',
  end: '04:15',
  zone: 'Asia/Shanghai',
  reason: '',
  ...more,
});

describe('a maintenance window that comes back', () => {
  test.each([
    ['just before', '2026-11-21T03:29:59', null],
    ['at its start', '2026-11-21T03:30', '2026-11-21T04:15'],
    ['just before its end', '2026-11-21T04:14:59', '2026-11-21T04:15'],
    ['at its end', '2026-11-21T04:15', null],
  ])('%s', (_, now, until) => {
    const w = window({});
    expect(inForceUntil(w, at(now, w.zone))).toBe(until && at(until, w.zone));
  });

  test('over midnight it belongs to the day it starts on', () => {
    const friday = window({ weekdays: [5], start: '23:00', end: '01:00' });
    expect(inForceUntil(friday, at('2026-11-21T00:30', friday.zone))).toBe(at('2026-11-21T01:00', friday.zone));
    expect(inForceUntil(friday, at('2026-11-20T00:30', friday.zone))).toBeNull();
    expect(nextBoundary(friday, at('2026-11-21T02:00', friday.zone))).toBe(at('2026-11-27T23:00', friday.zone));
  });

  test('the night the clocks change it still starts and ends by the wall clock', () => {
    const london = window({ zone: 'Europe/London', start: '00:30', end: '03:00' });
    const hours = (day: string) => {
      const start = at(`${day}T00:30`, london.zone);
      return ((inForceUntil(london, start) ?? 0) - start) / 3_600_000;
    };
    expect(hours('2026-03-28')).toBe(2.5);
    expect(hours('2026-03-29')).toBe(1.5);
    expect(hours('2026-10-25')).toBe(3.5);
  });

  test('asked of one day after another, and back again, it stays right', () => {
    const w = window({});
    for (const day of ['2026-11-21', '2026-11-22', '2026-11-21', '2027-01-01'])
      expect(inForceUntil(w, at(`${day}T04:00`, w.zone))).toBe(at(`${day}T04:15`, w.zone));
  });
});
