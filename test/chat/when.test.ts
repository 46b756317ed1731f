import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { parseSpan, parseTime } from '../../src/chat/registry/when.js';
import { MIN, NOW, ZONE } from './fixture.js';

const wall = (at: number, zone = ZONE): string => DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm');

describe('times as people write them, Saturday 2026-11-21 20:00 in Shanghai', () => {
  test.each([
    ['21:30', '2026-11-21 21:30'],
    ['18:00', '2026-11-22 18:00'],
    ['20:00', '2026-11-22 20:00'],
    ['9pm', '2026-11-21 21:00'],
    ['9:15 am', '2026-11-22 09:15'],
    ['12am', '2026-11-22 00:00'],
    ['晚上10点半', '2026-11-21 22:30'],
    ['今晚十点', '2026-11-21 22:00'],
    ['tomorrow 9:00', '2026-11-22 09:00'],
    ['明天 9:00', '2026-11-22 09:00'],
    ['明天上午9点', '2026-11-22 09:00'],
    ['明晚8点', '2026-11-22 20:00'],
    ['后天 8：30', '2026-11-23 08:30'],
    ['monday 9:00', '2026-11-23 09:00'],
    ['周一 9:00', '2026-11-23 09:00'],
    ['周六 19:00', '2026-11-28 19:00'],
    ['2026-11-21 21:00', '2026-11-21 21:00'],
    ['2026-12-01', '2026-12-01 00:00'],
    ['2026年12月1日18点', '2026-12-01 18:00'],
    ['11月22日 18:00', '2026-11-22 18:00'],
    ['1-5 9:00', '2027-01-05 09:00'],
    ['+30m', '2026-11-21 20:30'],
    ['in 2h', '2026-11-21 22:00'],
    ['30分钟后', '2026-11-21 20:30'],
    ['now', '2026-11-21 20:00'],
  ])('%s', (text, expected) => {
    const read = parseTime(text, NOW, ZONE);
    expect(read && read !== 'past' ? wall(read.at) : read).toBe(expected);
  });

  test.each(['today 9:00', '2026-11-21 19:59', '2020-01-01 10:00'])('%s is over', (text) => {
    expect(parseTime(text, NOW, ZONE)).toBe('past');
  });

  test.each(['18', 'soon', '25:00', '9:75', '2026-02-30 10:00', '', 'tomorrow soon', '13pm x'])(
    '%s is no time',
    (text) => {
      expect(parseTime(text, NOW, ZONE)).toBeNull();
    },
  );

  test('a wall time the change of the clocks skips is read on the old clock', () => {
    // New York, 2026-03-08: 02:00 becomes 03:00.
    const before = DateTime.fromISO('2026-03-08T01:00', { zone: 'America/New_York' }).toMillis();
    const read = parseTime('2:30', before, 'America/New_York');
    expect(read && read !== 'past' ? wall(read.at, 'America/New_York') : read).toBe('2026-03-08 03:30');
    expect(read).toEqual({ at: before + 90 * MIN });
  });

  test('tomorrow is tomorrow by the calendar, on a day of 23 hours too', () => {
    const eve = DateTime.fromISO('2026-03-07T22:00', { zone: 'America/New_York' }).toMillis();
    const read = parseTime('21:00', eve, 'America/New_York');
    expect(read && read !== 'past' ? wall(read.at, 'America/New_York') : read).toBe('2026-03-08 21:00');
    expect(read).toEqual({ at: eve + 22 * 60 * MIN });
  });

  test('a time of day is always ahead, within a day and the hour clocks may change by', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        fc.constantFrom(ZONE, 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'),
        (hour, minute, date, zone) => {
          const read = parseTime(`${hour}:${String(minute).padStart(2, '0')}`, date.getTime(), zone);
          if (read === null || read === 'past') throw new Error('not read');
          expect(read.at).toBeGreaterThan(date.getTime());
          expect(read.at).toBeLessThanOrEqual(date.getTime() + 26 * 60 * MIN);
        },
      ),
    );
  });
});

describe('spans', () => {
  test.each([
    ['30m', { ms: 30 * MIN }],
    ['1d12h', { ms: 36 * 60 * MIN }],
    ['for 90 min', { ms: 90 * MIN }],
    ['半小时', { ms: 30 * MIN }],
    ['十五分钟', { ms: 15 * MIN }],
    ['1个小时', { ms: 60 * MIN }],
    ['until 21:00', { until: NOW + 60 * MIN }],
    ['到 21:00', { until: NOW + 60 * MIN }],
    ['tomorrow 9:00', { until: NOW + 13 * 60 * MIN }],
    ['until tomorrow 9:00', { until: NOW + 13 * 60 * MIN }],
    ['0m', null],
    ['366d', { ms: 366 * 24 * 60 * MIN }],
    ['999999999d', null],
    ['+999999999d', null],
    ['30', null],
    ['until now', 'past'],
    ['until soon', null],
  ])('%s', (text, expected) => {
    expect(parseSpan(text, NOW, ZONE)).toEqual(expected);
  });
});
