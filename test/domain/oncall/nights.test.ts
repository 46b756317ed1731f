import { describe, expect, test } from 'vitest';
import { dutySpans } from '../../../src/domain/oncall/duty.js';
import type { Layer } from '../../../src/domain/oncall/schedule.js';
import { instantOf, wallOf } from '../../../src/domain/oncall/wall.js';
import { at, layer, NOTHING, schedule } from './roster.js';

const HOUR = 3_600_000;
const utc = (text: string): number => Date.parse(`${text}Z`);
const told = (one: Layer, from: string, until: string): readonly string[] =>
  dutySpans(schedule([one]), utc(from), utc(until), NOTHING).map(
    (span) => `${new Date(span.from).toISOString().slice(5, 16)} ${span.people.join('+') || '–'}`,
  );

describe('a wall time as an instant, in the nights the clocks change', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59', 'before the jump'],
    ['Europe/Berlin', '2026-03-29T02:00', '2026-03-29T01:00', 'the first minute that does not exist'],
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:00', 'does not exist: the instant of the jump'],
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00', 'the first minute after the jump'],
    ['Europe/Berlin', '2026-10-25T01:59', '2026-10-24T23:59', 'before the hour that comes twice'],
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30', 'exists twice: the first'],
    ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00', 'after the hour that came twice'],
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:00', 'does not exist'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30', 'exists twice'],
    ['America/New_York', '2026-11-01T02:00', '2026-11-01T07:00', 'after it'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:30', 'a jump of half an hour'],
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T10:00', 'a whole day that was left out'],
    ['Asia/Shanghai', '2026-03-29T02:30', '2026-03-28T18:30', 'a zone that leaves its clocks alone'],
  ])('%s %s is %sZ (%s)', (zone, wall, instant) => {
    expect(new Date(instantOf(wallOf(wall), zone)).toISOString()).toBe(`${instant}:00.000Z`);
  });

  test.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'])(
    'in %s a later wall time is never an earlier instant',
    (zone) => {
      for (const start of [
        '2011-12-28T00:00',
        '2026-03-07T00:00',
        '2026-03-28T00:00',
        '2026-10-03T00:00',
        '2026-10-31T00:00',
      ]) {
        let last = Number.NEGATIVE_INFINITY;
        for (let n = 0; n < 72 * 4; n++) {
          const instant = instantOf(wallOf(start) + n * (HOUR / 4), zone);
          expect(instant).toBeGreaterThanOrEqual(last);
          last = instant;
        }
      }
    },
  );
});

describe('duty over the nights the clocks change: no gap, no overlap, no way back', () => {
  const berlin = { zone: 'Europe/Berlin' };
  const newYork = { zone: 'America/New_York' };
  const daily = { every: { unit: 'days', n: 1 } } as const;
  const hourly = { every: { unit: 'hours', n: 1 } } as const;

  test.each<[string, Layer, readonly [string, string], readonly string[]]>([
    [
      'Berlin in spring: a daily hand-off at 02:30, which does not exist, is at the jump; the next at 02:30 again',
      layer({ ...berlin, ...daily, start: '2026-03-27T02:30' }),
      ['2026-03-28T00:00', '2026-03-31T00:00'],
      ['03-28T00:00 ann', '03-28T01:30 bo', '03-29T01:00 ann', '03-30T00:30 bo'],
    ],
    [
      'Berlin in autumn: a daily hand-off at 02:30, which exists twice, is at the first and at no other',
      layer({ ...berlin, ...daily, start: '2026-10-23T02:30' }),
      ['2026-10-24T00:00', '2026-10-27T00:00'],
      ['10-24T00:00 ann', '10-24T00:30 bo', '10-25T00:30 ann', '10-26T01:30 bo'],
    ],
    [
      'New York in spring: the same',
      layer({ ...newYork, ...daily, start: '2026-03-06T02:30' }),
      ['2026-03-07T06:00', '2026-03-09T12:00'],
      ['03-07T06:00 ann', '03-07T07:30 bo', '03-08T07:00 ann', '03-09T06:30 bo'],
    ],
    [
      'New York in autumn: the same',
      layer({ ...newYork, ...daily, start: '2026-10-30T01:30' }),
      ['2026-10-31T00:00', '2026-11-03T00:00'],
      ['10-31T00:00 ann', '10-31T05:30 bo', '11-01T05:30 ann', '11-02T06:30 bo'],
    ],
    [
      'a weekly hand-off at nine stays at nine: the week of the jump has 167 hours',
      layer({ ...berlin, start: '2026-03-16T09:00' }),
      ['2026-03-22T12:00', '2026-04-01T00:00'],
      ['03-22T12:00 ann', '03-23T08:00 bo', '03-30T07:00 ann'],
    ],
    [
      'hourly turns in spring: the turn of the hour that does not exist is left out',
      layer({ ...berlin, ...hourly, turns: [['a'], ['b'], ['c'], ['d']], start: '2026-03-29T00:00' }),
      ['2026-03-28T23:00', '2026-03-29T03:00'],
      ['03-28T23:00 a', '03-29T00:00 b', '03-29T01:00 d', '03-29T02:00 a'],
    ],
    [
      'hourly turns in autumn: the turn of the hour that comes twice lasts two, nobody comes back',
      layer({ ...berlin, ...hourly, turns: [['a'], ['b'], ['c'], ['d']], start: '2026-10-25T00:00' }),
      ['2026-10-24T22:00', '2026-10-25T04:00'],
      ['10-24T22:00 a', '10-24T23:00 b', '10-25T00:00 c', '10-25T02:00 d', '10-25T03:00 a'],
    ],
    [
      'turns of twelve hours by the clock on the wall: one night has eleven',
      layer({ ...newYork, every: { unit: 'hours', n: 12 }, start: '2026-03-07T08:00' }),
      ['2026-03-07T13:00', '2026-03-09T13:00'],
      ['03-07T13:00 ann', '03-08T01:00 bo', '03-08T12:00 ann', '03-09T00:00 bo', '03-09T12:00 ann'],
    ],
    [
      'hours over midnight end by the clock on the wall',
      layer({ ...berlin, turns: [['ann']], every: null, windows: [{ weekdays: [], start: 22 * 60, end: 6 * 60 }] }),
      ['2026-03-28T12:00', '2026-03-29T12:00'],
      ['03-28T12:00 –', '03-28T21:00 ann', '03-29T04:00 –'],
    ],
    [
      'hours that lie wholly in the jump are none that night',
      layer({ ...berlin, turns: [['ann']], every: null, windows: [{ weekdays: [], start: 125, end: 175 }] }),
      ['2026-03-28T12:00', '2026-03-30T12:00'],
      ['03-28T12:00 –', '03-30T00:05 ann', '03-30T00:55 –'],
    ],
    [
      'hours that end within the hour that comes twice end the first time, and others begin there',
      layer({ ...berlin, turns: [['ann']], every: null, windows: [{ weekdays: [], start: 60, end: 150 }] }),
      ['2026-10-24T12:00', '2026-10-25T12:00'],
      ['10-24T12:00 –', '10-24T23:00 ann', '10-25T00:30 –'],
    ],
  ])('%s', (_, one, [from, until], expected) => {
    expect(told(one, from, until)).toEqual(expected);
  });

  test('day and night meet in every night of the year, in both directions', () => {
    const day = layer({ ...berlin, id: 'day', turns: [['ann']], windows: [{ weekdays: [], start: 150, end: 870 }] });
    const night = layer({ ...berlin, id: 'night', turns: [['bo']], windows: [{ weekdays: [], start: 870, end: 150 }] });
    const spans = dutySpans(schedule([day, night]), utc('2026-02-01T00:00'), utc('2026-12-01T00:00'), NOTHING);
    expect(spans.filter(({ people }) => people.length !== 1)).toEqual([]);
    expect(spans.filter((span, i) => i > 0 && span.from !== spans[i - 1]?.until)).toEqual([]);
    expect(spans.filter((span, i) => i > 0 && span.layer === spans[i - 1]?.layer)).toEqual([]);
  });

  test('follow the sun: London has part of the Shanghai night, and keeps its own clock', () => {
    const night = layer({ id: 'night', turns: [['wang']], windows: [{ weekdays: [], start: 21 * 60, end: 9 * 60 }] });
    const europe = layer({
      id: 'europe',
      zone: 'Europe/London',
      turns: [['maya']],
      windows: [{ weekdays: [1, 2, 3, 4, 5], start: 14 * 60, end: 22 * 60 }],
    });
    const of = (day: string) => {
      const from = at(`${day}T12:00`, 'Asia/Shanghai');
      return dutySpans(schedule([night, europe]), from, from + 24 * HOUR, NOTHING).map(
        (span) => `${new Date(span.from + 8 * HOUR).toISOString().slice(11, 16)} ${span.people.join('+') || '–'}`,
      );
    };
    expect(of('2026-01-14')).toEqual(['12:00 –', '21:00 wang', '22:00 maya', '06:00 wang', '09:00 –']);
    expect(of('2026-07-15')).toEqual(['12:00 –', '21:00 maya', '05:00 wang', '09:00 –']);
    expect(of('2026-07-18')).toEqual(['12:00 –', '21:00 wang', '09:00 –']);
  });
});
