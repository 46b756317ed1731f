import { describe, expect, test } from 'vitest';
import { dutySpans, LOOK_MS, nextChange, onDuty } from '../../../src/domain/oncall/duty.js';
import { at, change, layer, NOTHING, schedule, show, who } from './roster.js';

const ZONE = 'Asia/Shanghai';
const t = (text: string): number => at(text, ZONE);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const weekly = layer({ turns: [['ann'], ['bo'], ['cai']] });
const daytime = { weekdays: [], start: 9 * 60, end: 21 * 60 };

describe('rotations', () => {
  test.each([
    ['before the first hand-off nobody', '2026-01-05T08:59', []],
    ['the first turn', '2026-01-05T09:00', ['ann']],
    ['up to the hand-off', '2026-01-12T08:59', ['ann']],
    ['the second', '2026-01-12T09:00', ['bo']],
    ['the third', '2026-01-20T00:00', ['cai']],
    ['and round again', '2026-01-26T09:00', ['ann']],
    ['a year on', '2027-01-04T09:00', ['bo']],
  ])('%s', (_, when, people) => {
    expect(who(schedule([weekly]), t(when))).toEqual(people);
  });

  test.each([
    ['hours', 12, '2026-01-05T21:00', '2026-01-06T09:00'],
    ['days', 3, '2026-01-08T09:00', '2026-01-11T09:00'],
    ['weeks', 2, '2026-01-19T09:00', '2026-02-02T09:00'],
  ] as const)('a turn of %s: %d', (unit, n, second, third) => {
    const s = schedule([layer({ every: { unit, n } })]);
    expect(nextChange(s, t('2026-01-05T09:00'), NOTHING)).toBe(t(second));
    expect(onDuty(s, t(second), NOTHING)).toMatchObject({ people: ['bo'], from: t(second), until: t(third) });
  });

  test('several together hand over together', () => {
    const pairs = schedule([
      layer({
        turns: [
          ['ann', 'bo'],
          ['cai', 'dan'],
        ],
      }),
    ]);
    expect(who(pairs, t('2026-01-06T00:00'))).toEqual(['ann', 'bo']);
    expect(who(pairs, t('2026-01-13T00:00'))).toEqual(['cai', 'dan']);
  });

  test('one turn is for ever: no change is ahead, and a stretch is told as far as is looked', () => {
    const s = schedule([layer({ turns: [['ann']], every: null })]);
    const now = t('2027-06-01T00:00');
    expect(nextChange(s, now, NOTHING)).toBeNull();
    expect(onDuty(s, now, NOTHING)).toMatchObject({ people: ['ann'], from: now - LOOK_MS, until: now + LOOK_MS });
    const equal = schedule([layer({ turns: [['ann'], ['ann']], every: { unit: 'hours', n: 1 } })]);
    expect(nextChange(equal, now, NOTHING)).toBeNull();
  });

  test('by hand-over of the same person from layer to layer nobody changes', () => {
    const s = schedule([
      layer({ id: 'day', turns: [['ann']], windows: [daytime] }),
      layer({ id: 'night', turns: [['ann']], windows: [{ weekdays: [], start: 21 * 60, end: 9 * 60 }] }),
    ]);
    const now = t('2026-02-01T12:00');
    expect(onDuty(s, now, NOTHING)).toMatchObject({ layer: 'day', until: t('2026-02-01T21:00') });
    expect(nextChange(s, now, NOTHING)).toBeNull();
  });
});

describe('layers and their hours', () => {
  const night = { weekdays: [], start: 21 * 60, end: 9 * 60 };
  const weekend = { weekdays: [6, 7], start: 0, end: 0 };
  const s = schedule([
    layer({ id: 'base', turns: [['base']] }),
    layer({ id: 'night', turns: [['night']], windows: [night] }),
    layer({ id: 'weekend', turns: [['wendy']], windows: [weekend] }),
    layer({ id: 'friday-night', turns: [['fred']], windows: [{ weekdays: [5], start: 22 * 60, end: 2 * 60 }] }),
  ]);
  test.each([
    ['a working day', '2026-02-04T12:00', 'base', ['base']],
    ['the night stands above the base', '2026-02-04T21:00', 'night', ['night']],
    ['over midnight', '2026-02-05T08:59', 'night', ['night']],
    ['and down to the base', '2026-02-05T09:00', 'base', ['base']],
    ['the weekend stands above the night', '2026-02-07T03:00', 'weekend', ['wendy']],
    ['the end of the weekend', '2026-02-08T23:59', 'weekend', ['wendy']],
    ['the night into Monday', '2026-02-09T00:00', 'night', ['night']],
    ['Friday night begins on Friday', '2026-02-06T22:00', 'friday-night', ['fred']],
    ['and goes into Saturday', '2026-02-07T01:59', 'friday-night', ['fred']],
    ['no longer', '2026-02-07T02:00', 'weekend', ['wendy']],
  ])('%s', (_, when, id, people) => {
    expect(onDuty(s, t(when), NOTHING)).toMatchObject({ layer: id, people });
  });

  test('hours with nobody below them leave a gap, and it is told as one', () => {
    const office = schedule([
      layer({ turns: [['ann']], windows: [{ weekdays: [1, 2, 3, 4, 5], start: 540, end: 1080 }] }),
    ]);
    expect(onDuty(office, t('2026-02-07T12:00'), NOTHING)).toEqual({
      from: t('2026-02-06T18:00'),
      until: t('2026-02-09T09:00'),
      people: [],
      layer: null,
      changes: [],
    });
  });

  test('each layer goes by its own zone', () => {
    const day = { weekdays: [], start: 0, end: 0 };
    const monday = [{ ...day, weekdays: [1] }];
    const here = schedule([layer({ turns: [['ann']], windows: monday })]);
    const there = schedule([layer({ turns: [['bo']], zone: 'America/New_York', windows: monday })]);
    expect(who(here, t('2026-02-09T08:00'))).toEqual(['ann']);
    expect(who(there, t('2026-02-09T08:00'))).toEqual([]);
    expect(who(there, t('2026-02-10T08:00'))).toEqual(['bo']);
  });
});

describe('duty bound to shows (from half an hour before to the end)', () => {
  const bound = layer({ id: 'shows', turns: [['sam']], shows: { leadMs: HOUR / 2, match: [] } });
  const base = layer({ id: 'base', turns: [['base']] });
  const evening = show('618-3', t('2026-06-18T20:00'), t('2026-06-18T22:00'), { team: 'beauty', scene: 'flash-sale' });
  const teams = [
    { id: 'beauty', name: 'Beauty', members: [], lead: null, shows: [] },
    {
      id: 'fresh',
      name: 'Fresh',
      members: [],
      lead: null,
      shows: [{ label: 'platform', op: '=' as const, value: 'douyin' }],
    },
  ];
  const ctx = { shows: [evening], teams, changes: [] };
  test.each([
    ['before', '2026-06-18T19:29', 'base'],
    ['from half an hour before', '2026-06-18T19:30', 'sam'],
    ['to the end', '2026-06-18T21:59', 'sam'],
    ['no longer', '2026-06-18T22:00', 'base'],
  ])('%s', (_, when, person) => {
    expect(who(schedule([base, bound], { team: 'beauty' }), t(when), ctx)).toEqual([person]);
  });

  const live = t('2026-06-18T21:00');
  test.each([
    ['of its team', { team: 'beauty' }, {}, ['sam']],
    ['of another team, which its labels would fit: what the show says stands', { team: 'fresh' }, {}, []],
    ['of nobody, and its labels fit the team', { team: 'fresh' }, { team: undefined }, ['sam']],
    ['of nobody, and the team follows none', { team: 'beauty' }, { team: undefined }, []],
    ['any, where the schedule has no team', { team: null }, {}, ['sam']],
  ] as const)('a show %s', (_, of, { ...more }, people) => {
    const { team, ...without } = evening;
    const shown = 'team' in more ? without : { ...without, ...(team !== undefined && { team }) };
    expect(who(schedule([bound], of), live, { ...ctx, shows: [shown] })).toEqual(people);
  });

  test('a layer may say itself which shows', () => {
    const grand = (value: string) =>
      layer({ turns: [['sam']], shows: { leadMs: 0, match: [{ label: 'scene', op: '=', value }] } });
    expect(who(schedule([grand('flash-sale')]), live, ctx)).toEqual(['sam']);
    expect(who(schedule([grand('regular')]), live, ctx)).toEqual([]);
  });

  test('a show that is moved takes its duty along, two that overlap are one stretch', () => {
    const s = schedule([bound]);
    const moved = { ...evening, start: evening.start + HOUR, end: evening.end + HOUR };
    expect(onDuty(s, live, { ...ctx, shows: [moved] }).until).toBe(t('2026-06-18T23:00'));
    expect(onDuty(s, live, ctx).until).toBe(t('2026-06-18T22:00'));
    const next = show('618-4', t('2026-06-18T22:15'), t('2026-06-18T23:30'));
    expect(onDuty(s, live, { ...ctx, shows: [evening, next] })).toMatchObject({
      from: t('2026-06-18T19:30'),
      until: t('2026-06-18T23:30'),
    });
  });

  test('its turns go on while nothing is shown', () => {
    const turns = layer({ turns: [['ann'], ['bo']], shows: { leadMs: 0, match: [] } });
    const shows = [0, 7].map((days) =>
      show(`d${days}`, t('2026-01-07T20:00') + days * DAY, t('2026-01-07T22:00') + days * DAY),
    );
    const people = dutySpans(schedule([turns]), t('2026-01-07T00:00'), t('2026-01-15T00:00'), { ...ctx, shows });
    expect(people.map((span) => span.people.join())).toEqual(['', 'ann', '', 'bo', '']);
  });
});

describe('overrides and swaps', () => {
  const pairs = schedule([
    layer({
      turns: [
        ['ann', 'bo'],
        ['cai', 'dan'],
      ],
    }),
  ]);
  const one = schedule([weekly]);
  const [tuesday, wednesday, thursday] = [t('2026-01-06T12:00'), t('2026-01-07T12:00'), t('2026-01-08T12:00')];
  const over = { from: tuesday, until: wednesday };
  const by = (...changes: readonly ReturnType<typeof change>[]) => ({ ...NOTHING, changes });

  test('in everybody’s place, and in the place of one', () => {
    expect(who(pairs, tuesday, by(change(over)))).toEqual(['zoe']);
    expect(who(pairs, tuesday, by(change({ ...over, instead: 'bo' })))).toEqual(['ann', 'zoe']);
    expect(who(pairs, wednesday, by(change(over)))).toEqual(['ann', 'bo']);
  });

  test('who stands in for a colleague of the same turn is there once', () => {
    expect(who(pairs, tuesday, by(change({ ...over, person: 'ann', instead: 'bo' })))).toEqual(['ann']);
  });

  test('in the place of somebody who is not on duty then, it says nothing', () => {
    expect(onDuty(pairs, tuesday, by(change({ ...over, instead: 'cai' })))).toMatchObject({
      people: ['ann', 'bo'],
      changes: [],
    });
  });

  test('it fills a gap', () => {
    expect(onDuty(one, t('2026-01-01T00:00'), by(change({ from: 0, until: tuesday })))).toMatchObject({
      people: ['zoe'],
      layer: null,
      changes: ['DUTY-1'],
    });
  });

  test('a later change is about what the earlier ones left', () => {
    const first = change({ ...over, instead: 'ann', at: 1 });
    const second = change({ id: 'DUTY-2', ...over, person: 'yan', instead: 'zoe', at: 2 });
    expect(onDuty(one, tuesday, by(second, first))).toMatchObject({ people: ['yan'], changes: ['DUTY-1', 'DUTY-2'] });
    const all = change({ id: 'DUTY-3', ...over, person: 'wu', at: 3 });
    expect(onDuty(one, tuesday, by(all, second, first))).toMatchObject({ people: ['wu'], changes: ['DUTY-3'] });
    const sameInstant = [change({ id: 'DUTY-10', ...over, person: 'yan' }), change({ id: 'DUTY-9', ...over })];
    expect(who(one, tuesday, by(...sameInstant))).toEqual(['yan']);
  });

  test('a swap goes there and back: each has the stretch of the other', () => {
    const back = { from: t('2026-01-13T00:00'), until: t('2026-01-14T00:00') };
    const swap = change({ kind: 'swap', person: 'bo', instead: 'ann', ...over, back });
    const told = dutySpans(one, t('2026-01-06T00:00'), t('2026-01-15T00:00'), by(swap)).map(
      (span) => `${new Date(span.from + 8 * HOUR).toISOString().slice(5, 16)} ${span.people.join()}`,
    );
    expect(told).toEqual([
      '01-06T00:00 ann',
      '01-06T12:00 bo',
      '01-07T12:00 ann',
      '01-12T09:00 bo',
      '01-13T00:00 ann',
      '01-14T00:00 bo',
    ]);
  });

  test('where both stretches of a swap meet, neither undoes the other', () => {
    const swap = change({ kind: 'swap', person: 'bo', instead: 'ann', ...over, back: over });
    expect(who(pairs, tuesday, by(swap))).toEqual(['bo', 'ann']);
    expect(who(one, tuesday, by(swap))).toEqual(['bo']);
  });

  test('an override begins and ends a stretch, and is the next change', () => {
    const ctx = by(change({ ...over, from: wednesday, until: thursday }));
    expect(onDuty(one, tuesday, ctx).until).toBe(wednesday);
    expect(nextChange(one, tuesday, ctx)).toBe(wednesday);
    expect(nextChange(one, wednesday, ctx)).toBe(thursday);
    expect(onDuty(one, thursday, ctx)).toMatchObject({ people: ['ann'], from: thursday, until: t('2026-01-12T09:00') });
  });

  test('it asks little: thousands of questions, with shows and changes, in no time to speak of', () => {
    const shows = Array.from({ length: 300 }, (_, i) =>
      show(`s${i}`, tuesday + i * 6 * HOUR, tuesday + (i * 6 + 2) * HOUR),
    );
    const s = schedule([
      weekly,
      layer({ id: 'night', windows: [{ weekdays: [], start: 1260, end: 540 }] }),
      layer({ id: 'shows', shows: { leadMs: HOUR / 2, match: [] } }),
    ]);
    const ctx = { shows, teams: [], changes: [change(over)] };
    onDuty(s, tuesday, ctx);
    const began = performance.now();
    for (let i = 0; i < 2000; i++) onDuty(s, tuesday + i * 600_000, ctx);
    // A tenth of a millisecond each is the promise; ten times that leaves room for a busy machine.
    expect((performance.now() - began) / 2000).toBeLessThan(1);
  });
});
