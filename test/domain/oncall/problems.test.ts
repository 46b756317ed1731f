import { describe, expect, test } from 'vitest';
import { gapsOf, problemsOf } from '../../../src/domain/oncall/problems.js';
import { hiddenLayers, idleTurns } from '../../../src/domain/oncall/unused.js';
import { at, change, layer, NOTHING, schedule, show } from './roster.js';

const t = (text: string): number => at(text, 'Asia/Shanghai');
const [from, until] = [t('2026-06-15T00:00'), t('2026-06-17T00:00')];
const ann = layer({ turns: [['ann']], every: null });
const day = { ...ann, windows: [{ weekdays: [], start: 540, end: 1260 }] };

describe('gaps', () => {
  const evening = show('s1', t('2026-06-15T20:00'), t('2026-06-15T23:00'));
  const ctx = { ...NOTHING, shows: [evening] };
  test('where somebody has to be there always', () => {
    expect(gapsOf(schedule([day]), from, until, ctx)).toMatchObject([
      { from, until: t('2026-06-15T09:00') },
      { from: t('2026-06-15T21:00'), until: t('2026-06-16T09:00') },
      { from: t('2026-06-16T21:00'), until },
    ]);
    expect(gapsOf(schedule([ann]), from, until, ctx)).toEqual([]);
  });

  test('during shows only, from when the duty of a show begins', () => {
    expect(gapsOf(schedule([day], { cover: 'shows' }), from, until, ctx)).toMatchObject([
      { from: t('2026-06-15T21:00'), until: t('2026-06-15T23:00') },
    ]);
    const bound = { ...ann, start: '2026-06-15T20:30', shows: { leadMs: 3_600_000, match: [] } };
    expect(gapsOf(schedule([bound], { cover: 'shows' }), from, until, ctx)).toMatchObject([
      { from: t('2026-06-15T19:00'), until: t('2026-06-15T20:30') },
    ]);
  });

  test('never, where nobody has to be', () => {
    expect(gapsOf(schedule([day], { cover: 'never' }), from, until, ctx)).toEqual([]);
  });

  test('an override closes one', () => {
    const laid = change({ from, until: t('2026-06-15T09:00') });
    expect(gapsOf(schedule([day]), from, t('2026-06-15T12:00'), { ...ctx, changes: [laid] })).toEqual([]);
  });
});

describe('double duty', () => {
  test('one person in two schedules at the same time, as one stretch', () => {
    const other = schedule([day], { id: 'night', cover: 'never' });
    expect(problemsOf([schedule([ann]), other], t('2026-06-15T12:00'), until, NOTHING)).toEqual([
      {
        kind: 'double',
        person: 'ann',
        schedules: ['ops', 'night'],
        from: t('2026-06-15T12:00'),
        until: t('2026-06-15T21:00'),
      },
      {
        kind: 'double',
        person: 'ann',
        schedules: ['ops', 'night'],
        from: t('2026-06-16T09:00'),
        until: t('2026-06-16T21:00'),
      },
    ]);
  });

  test('one after the other is none, nor is what an override took away', () => {
    const night = { ...ann, windows: [{ weekdays: [], start: 1260, end: 540 }] };
    const both = [schedule([day], { cover: 'never' }), schedule([night], { id: 'night', cover: 'never' })];
    expect(problemsOf(both, from, until, NOTHING)).toEqual([]);
    const same = [schedule([day], { cover: 'never' }), schedule([day], { id: 'b', cover: 'never' })];
    expect(problemsOf(same, from, until, { ...NOTHING, changes: [change({ from, until })] })).toEqual([]);
  });

  test('twice in a turn', () => {
    expect(problemsOf([schedule([{ ...ann, turns: [['ann', 'bo', 'ann']] }])], from, until, NOTHING)).toEqual([
      { kind: 'twice', person: 'ann', schedule: 'ops', layer: 'all', turn: 0 },
    ]);
  });
});

describe('what could never hold', () => {
  const twelve = { every: { unit: 'hours', n: 12 }, start: '2026-01-05T09:00' } as const;
  const two = layer({ ...twelve, windows: [{ weekdays: [], start: 540, end: 1260 }] });
  test.each([
    ['twelve hours by day and by night, where only the day counts', two, [1]],
    ['the same, begun at noon: both meet the hours', { ...two, start: '2026-01-05T12:00' }, []],
    [
      'turns of a day on one day of the week: all come to it',
      layer({ every: { unit: 'days', n: 1 }, windows: [{ weekdays: [1], start: 0, end: 0 }] }),
      [],
    ],
    [
      'seven turns of a day on one day of the week: one has it for ever',
      layer({
        turns: [...'abcdefg'].map((x) => [x]),
        every: { unit: 'days', n: 1 },
        start: '2026-01-05T00:00',
        windows: [{ weekdays: [2], start: 0, end: 0 }],
      }),
      [0, 2, 3, 4, 5, 6],
    ],
    ['no hours at all', layer(twelve), []],
  ])('turns: %s', (_, one, idle) => {
    expect(idleTurns(one)).toEqual(idle);
  });

  const windows = [{ weekdays: [], start: 540, end: 1260 }];
  const rest = [{ weekdays: [], start: 1260, end: 540 }];
  test.each([
    ['one above it that always has somebody', [layer({ id: 'a' }), layer({ id: 'b' })], ['a']],
    [
      'one above it that began later: it had its time',
      [layer({ id: 'a' }), layer({ id: 'b', start: '2026-07-01T00:00' })],
      [],
    ],
    ['only shows stand above it', [layer({ id: 'a' }), layer({ id: 'b', shows: { leadMs: 0, match: [] } })], []],
    [
      'two above it that have all hours between them',
      [layer({ id: 'a' }), layer({ id: 'b', windows }), layer({ id: 'c', windows: rest })],
      ['a'],
    ],
    ['the same hours on other clocks', [layer({ id: 'a', windows }), layer({ id: 'b', zone: 'UTC', windows })], []],
  ])('layers: %s', (_, layers, hidden) => {
    expect([...hiddenLayers(layers)]).toEqual(hidden);
  });
});
