import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { quietUntil } from '../../../src/domain/escalation/quiet-hours.js';
import { type Called, mentionedNow, waysFor, waysOf } from '../../../src/domain/escalation/ways.js';
import { LEVELS } from '../../../src/domain/level.js';
import type { Person, QuietHours } from '../../../src/domain/person.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const BERLIN = 'Europe/Berlin';
const SHANGHAI = 'Asia/Shanghai';
const at = (text: string, zone: string) => DateTime.fromISO(text, { zone }).toMillis();
const clock = (text: string) => {
  const [hour, minute] = text.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
};
const quiet = (start: string, end: string, weekdays: readonly number[] = []): QuietHours => ({
  start: clock(start),
  end: clock(end),
  weekdays,
});
const NIGHT = quiet('23:00', '07:00');

describe('quiet hours', () => {
  test.each([
    ['in the evening', NIGHT, '2026-11-20T22:59:59', BERLIN, null],
    ['when they begin', NIGHT, '2026-11-20T23:00', BERLIN, '2026-11-21T07:00'],
    ['after midnight', NIGHT, '2026-11-21T03:00', BERLIN, '2026-11-21T07:00'],
    ['when they end', NIGHT, '2026-11-21T07:00', BERLIN, null],
    ['by day', quiet('12:00', '14:00'), '2026-11-21T13:00', SHANGHAI, '2026-11-21T14:00'],
    [
      'the morning after the one night of the week',
      quiet('23:00', '07:00', [5]),
      '2026-11-21T03:00',
      BERLIN,
      '2026-11-21T07:00',
    ],
    ['the night after it', quiet('23:00', '07:00', [5]), '2026-11-21T23:30', BERLIN, null],
    ['the morning of the day they begin on', quiet('23:00', '07:00', [5]), '2026-11-20T03:00', BERLIN, null],
  ])('%s', (_, hours, now, zone, until) => {
    expect(quietUntil(hours, at(now, zone), zone)).toBe(until && at(until, zone));
  });

  test.each([
    ['put forward in Berlin', '2026-03-28T23:00', '2026-03-29T07:00', BERLIN, 7],
    ['put back in Berlin', '2026-10-24T23:00', '2026-10-25T07:00', BERLIN, 9],
    ['put forward in New York', '2026-03-07T23:00', '2026-03-08T07:00', 'America/New_York', 7],
    ['put back in New York', '2026-10-31T23:00', '2026-11-01T07:00', 'America/New_York', 9],
  ])('a night in which the clock is %s ends at seven on the wall', (_, from, until, zone, hours) => {
    const begin = at(from, zone);
    const end = at(until, zone);
    expect(end - begin).toBe(hours * HOUR);
    for (let t = begin; t < end; t += 20 * MINUTE) expect(quietUntil(NIGHT, t, zone)).toBe(end);
    expect(quietUntil(NIGHT, begin - 1, zone)).toBeNull();
    expect(quietUntil(NIGHT, end, zone)).toBeNull();
  });

  test('an end that the night leaves out is as much later', () => {
    const hours = quiet('23:00', '02:30');
    expect(quietUntil(hours, at('2026-03-29T01:00', BERLIN), BERLIN)).toBe(at('2026-03-29T03:30', BERLIN));
  });
});

const LIN: Person = {
  id: 'lin',
  name: 'Lin Wei',
  permission: 'act',
  zone: SHANGHAI,
  accounts: [
    { platform: 'slack', id: 'U0LIN' },
    { platform: 'discord', id: '803511102246789120' },
  ],
};
const SLEEPER: Person = { ...LIN, quiet: NIGHT };
const AT_THREE = at('2026-11-21T03:00', SHANGHAI);
const AT_SEVEN = at('2026-11-21T07:00', SHANGHAI);
const CALLED: Called = { level: 'orange', at: AT_THREE, onDuty: false, loud: false, step: 1, zone: 'UTC' };

describe('how somebody is called (A14, B7)', () => {
  test('who said nothing of it: mentioned, and written to at once in each chat they have', () => {
    expect(waysFor(LIN, CALLED)).toEqual({
      mention: true,
      pending: [
        { person: 'lin', way: 'slack', at: AT_THREE, step: 1 },
        { person: 'lin', way: 'discord', at: AT_THREE, step: 1 },
      ],
    });
    expect(waysOf({ accounts: [{ platform: 'console', id: 'lin' }] })).toEqual([]);
  });

  test('their own order and delays', () => {
    const ways = [
      { by: 'webhook:phone', afterMs: 10 * MINUTE },
      { by: 'slack', afterMs: 0 },
      { by: 'webhook:sms', afterMs: 5 * MINUTE },
    ];
    const { pending } = waysFor({ ...LIN, ways }, CALLED);
    expect(pending.map(({ way, at }) => [way, (at - AT_THREE) / MINUTE])).toEqual([
      ['slack', 0],
      ['webhook:sms', 5],
      ['webhook:phone', 10],
    ]);
  });

  test('who wants no message beside the mention gets none', () => {
    expect(waysFor({ ...LIN, ways: [] }, CALLED)).toEqual({ mention: true, pending: [] });
  });

  test('in their quiet hours nothing now, all of it when these end', () => {
    expect(waysFor(SLEEPER, CALLED)).toEqual({
      mention: false,
      pending: [
        { person: 'lin', way: 'mention', at: AT_SEVEN, step: 1 },
        { person: 'lin', way: 'slack', at: AT_SEVEN, step: 1 },
        { person: 'lin', way: 'discord', at: AT_SEVEN, step: 1 },
      ],
    });
  });

  test.each([
    ['red', { level: 'red' }],
    ['on duty', { onDuty: true }],
    ['loud', { loud: true }],
  ] as const)('%s passes', (_, more) => {
    expect(waysFor(SLEEPER, { ...CALLED, ...more })).toEqual(waysFor(LIN, { ...CALLED, ...more }));
  });

  test('the hours are those of the person, else of the house', () => {
    const { zone: _, ...nowhere } = SLEEPER;
    const morning = at('2026-11-21T03:00', 'UTC');
    expect(waysFor(nowhere, { ...CALLED, at: morning }).mention).toBe(false);
    expect(waysFor(SLEEPER, { ...CALLED, at: morning }).mention).toBe(true);
  });

  test('a later way that falls into the night waits, and what is after it keeps its distance', () => {
    const ways = [
      { by: 'slack', afterMs: 0 },
      { by: 'webhook:sms', afterMs: 15 * MINUTE },
      { by: 'webhook:phone', afterMs: 20 * MINUTE },
    ];
    const evening = at('2026-11-20T22:50', SHANGHAI);
    const { mention, pending } = waysFor({ ...SLEEPER, ways }, { ...CALLED, at: evening });
    expect(mention).toBe(true);
    expect(pending.map(({ way, at }) => [way, at])).toEqual([
      ['slack', evening],
      ['webhook:sms', AT_SEVEN],
      ['webhook:phone', AT_SEVEN + 5 * MINUTE],
    ]);
  });

  test('who is put off is not among those mentioned', () => {
    expect(mentionedNow(['lin', 'maya'], waysFor(SLEEPER, CALLED).pending)).toEqual(['maya']);
    expect(mentionedNow(['lin', 'maya'])).toEqual(['lin', 'maya']);
  });
});

const person = fc.record({
  zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Asia/Kathmandu', 'Australia/Lord_Howe'),
  start: fc.integer({ min: 0, max: 1439 }),
  length: fc.integer({ min: 1, max: 1439 }),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
  ways: fc.array(
    fc.record({
      by: fc.constantFrom('slack', 'discord', 'webhook:sms'),
      afterMs: fc.integer({ min: 0, max: 12 * HOUR }),
    }),
    { maxLength: 5 },
  ),
});
const called = fc.record({
  level: fc.constantFrom(...LEVELS),
  at: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
  onDuty: fc.boolean(),
  loud: fc.boolean(),
});

test('whatever the hours and ways: nothing is lost, nothing comes early or changes order, nothing wakes who may sleep', () => {
  fc.assert(
    fc.property(person, called, ({ zone, start, length, weekdays, ways }, how) => {
      const hours: QuietHours = { start, end: (start + length) % 1440, weekdays };
      const { mention, pending } = waysFor({ ...LIN, zone, ways, quiet: hours }, { ...how, step: null, zone: 'UTC' });
      const direct = pending.filter(({ way }) => way !== 'mention');
      const wanted = [...ways].sort((a, b) => a.afterMs - b.afterMs);
      expect(direct.map(({ way }) => way)).toEqual(wanted.map(({ by }) => by));
      expect(pending.length - direct.length).toBe(mention ? 0 : 1);
      for (const [n, each] of pending.slice(1).entries()) expect(each.at).toBeGreaterThanOrEqual(pending[n]?.at ?? 0);
      for (const [n, each] of direct.entries())
        expect(each.at).toBeGreaterThanOrEqual(how.at + (wanted[n]?.afterMs ?? 0));
      const passes = how.level === 'red' || how.onDuty || how.loud;
      if (passes)
        expect(direct.map((each, n) => each.at - (wanted[n]?.afterMs ?? 0))).toEqual(direct.map(() => how.at));
      else for (const each of pending) expect(quietUntil(hours, each.at, zone)).toBeNull();
    }),
    { numRuns: 300 },
  );
});
