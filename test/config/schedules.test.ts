import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { problemSay } from '../../src/config/problem.js';
import { dutySpans } from '../../src/domain/oncall/duty.js';
import { gapsOf, problemsOf } from '../../src/domain/oncall/problems.js';
import { settingsHere } from '../../src/settings-here.js';
import { sayText } from '../../src/text/say.js';
import { folderOf, HOUSE } from './folder.js';

const PEOPLE = `people:
${['ann', 'bo', 'cai', 'dan'].map((id) => `  - { id: ${id}, name: ${id} }`).join('\n')}
teams:
  beauty: { members: [ann, bo] }
`;
const house = `${HOUSE}groups: { on-call: { slack: "@on-call" } }\n`;
const load = (oncall: string, more: Readonly<Record<string, string>> = {}) =>
  loadConfig(
    folderOf({ 'tocsin.yaml': house, 'people.yaml': PEOPLE, 'oncall.yaml': oncall, ...more }),
    () => undefined,
  );

const told = (problems: readonly Parameters<typeof problemSay>[0][]): readonly string[] =>
  problems.map((problem) => {
    // Every problem can be said in both languages, with nothing left unfilled.
    expect(sayText('zh-CN', 'UTC', problemSay(problem), 0)).not.toMatch(/config\.|\{[a-z]+\}/i);
    return sayText('en', 'UTC', problemSay(problem), 0);
  });
function configOf(oncall: string) {
  const loading = load(oncall);
  if (!loading.ok) throw new Error(told(loading.problems).join('\n'));
  return loading.config;
}
function wrong(oncall: string, more?: Readonly<Record<string, string>>): readonly string[] {
  const loading = load(oncall, more);
  return loading.ok ? [] : told(loading.problems);
}
/** A schedule of one layer, written in one line. */
const one = (layer: string, more = ''): string => `schedules:\n  ops:\n${more}    layers:\n      - { ${layer} }\n`;

describe('schedules of oncall.yaml', () => {
  test('are read with what they leave to others', () => {
    const { schedules } = configOf(`schedules:
  ops:
    name: { en: Operations, zh-CN: 运营值班 }
    team: beauty
    group: on-call
    channels: ops
    layers:
      - { id: day, people: [ann, bo], rotation: 3d, start: 2026-01-05 09:00, hours: ["09:00-12:00", "14:00-24:00"], days: [sat-mon, wed] }
      - { people: [[ann, bo], [cai, dan]], start: 2026-07-06, zone: Europe/Berlin }
  shows:
    name: Shows
    layers:
      - { people: cai, shows: { before: 45m, match: scene=flash-sale } }
`).settings;
    expect(schedules).toEqual([
      {
        id: 'ops',
        name: { en: 'Operations', 'zh-CN': '运营值班' },
        team: 'beauty',
        zone: 'Asia/Shanghai',
        cover: 'always',
        group: 'on-call',
        channels: ['ops'],
        layers: [
          {
            id: 'day',
            zone: 'Asia/Shanghai',
            turns: [['ann'], ['bo']],
            every: { unit: 'days', n: 3 },
            start: '2026-01-05T09:00',
            windows: [
              { weekdays: [1, 3, 6, 7], start: 540, end: 720 },
              { weekdays: [1, 3, 6, 7], start: 840, end: 0 },
            ],
            shows: null,
          },
          {
            id: 'layer-2',
            zone: 'Europe/Berlin',
            turns: [
              ['ann', 'bo'],
              ['cai', 'dan'],
            ],
            every: { unit: 'weeks', n: 1 },
            start: '2026-07-06T00:00',
            windows: [],
            shows: null,
          },
        ],
      },
      {
        id: 'shows',
        name: { en: 'Shows', 'zh-CN': 'Shows' },
        team: null,
        zone: 'Asia/Shanghai',
        cover: 'shows',
        group: null,
        channels: [],
        layers: [
          {
            id: 'layer-1',
            zone: 'Asia/Shanghai',
            turns: [['cai']],
            every: null,
            start: '2000-01-03T00:00',
            windows: [],
            shows: { leadMs: 45 * 60_000, match: [{ label: 'scene', op: '=', value: 'flash-sale' }] },
          },
        ],
      },
    ]);
  });

  test.each([
    ['daily', { unit: 'days', n: 1 }],
    ['Weekly', { unit: 'weeks', n: 1 }],
    ['12h', { unit: 'hours', n: 12 }],
    ['2w', { unit: 'weeks', n: 2 }],
  ])('a rotation may be %s', (rotation, every) => {
    const { schedules } = configOf(one(`people: [ann, bo], start: 2026-01-05, rotation: ${rotation}`)).settings;
    expect(schedules[0]?.layers[0]?.every).toEqual(every);
  });

  test.each([
    ['mon-sun', '"00:00-24:00"', []],
    ['[mon-fri, sat, sun]', '"09:00-18:00"', [{ weekdays: [], start: 540, end: 1080 }]],
    ['fri-mon', '"22:00-06:00"', [{ weekdays: [1, 5, 6, 7], start: 1320, end: 360 }]],
    ['tue', '"00:00-24:00"', [{ weekdays: [2], start: 0, end: 0 }]],
  ])('days %s with hours %s', (days, hours, windows) => {
    const { schedules } = configOf(one(`people: ann, days: ${days}, hours: ${hours}`, '    cover: never\n')).settings;
    expect(schedules[0]?.layers[0]?.windows).toEqual(windows);
  });

  test.each<[string, string, readonly string[]]>([
    [
      'names there are not',
      `schedules:\n  ops:\n    team: beaty\n    group: on-cal\n    channels: [op]\n    layers:\n      - people: [an, [bo, caai]]\n        start: 2026-01-05\n`,
      [
        'oncall.yaml:3:11 There is no team “beaty” in people.yaml. Did you mean “beauty”? Known here: beauty.',
        'oncall.yaml:4:12 There is no group “on-cal”. Did you mean “on-call”? Known here: on-call.',
        'oncall.yaml:5:16 There is no channel “op”. Did you mean “ops”? Known here: ops.',
        'oncall.yaml:7:18 There is nobody called “an” in people.yaml. Did you mean “ann”? Known here: ann, bo, cai, dan.',
        'oncall.yaml:7:22 2 people are on duty in this turn, but 1 in the first. Give every turn of a layer as many people, or make a layer of its own for the others.',
        'oncall.yaml:7:27 There is nobody called “caai” in people.yaml. Did you mean “cai”? Known here: ann, bo, cai, dan.',
      ],
    ],
    [
      'what is not written as it should be',
      one('people: [ann, bo], rotation: fortnightly, start: 2026-01-05T09:00+08:00, hours: "9-21", days: mon-fry'),
      [
        'oncall.yaml:4:40 “fortnightly” is not the length of a turn. Write daily, weekly, or a number of hours, days or weeks: 12h, 3d, 2w.',
        'oncall.yaml:4:60 “2026-01-05T09:00+08:00” is not the date and time of a hand-off. Write the first hand-off as the clock on the wall shows it, without an offset: start: 2026-01-05T09:00.',
        'oncall.yaml:4:84 “9-21” is not a part of the day. Write it in quotes, "09:00-21:00"; over midnight "21:00-09:00".',
        'oncall.yaml:4:99 “mon-fry” is not a day of the week. Write mon, tue, wed, thu, fri, sat, sun, or several in a row: mon-fri.',
      ],
    ],
    [
      'turns that begin nowhere',
      one('people: [ann, bo]'),
      [
        'oncall.yaml:4:9 Several take turns here, and when the first begins is not said. Write the first hand-off as the clock on the wall shows it, without an offset: start: 2026-01-05T09:00.',
      ],
    ],
    [
      'one person twice in a turn',
      one('people: [[ann, ann]]'),
      [
        'oncall.yaml:4:26 ann stands twice in this turn, so one is missing. Put somebody else in one of the two places.',
      ],
    ],
    ['no layer', 'schedules:\n  ops: { layers: [] }\n', ['oncall.yaml:2:18 “[]” is too few. Give 1 or more.']],
    ['nobody in a layer', one('people: []'), ['oncall.yaml:4:19 “[]” is too few. Give 1 or more.']],
    [
      'an unknown key',
      one('people: ann, hour: "09:00-21:00"'),
      [expect.stringMatching(/^oncall\.yaml:4:24 The key “hour” is not known here\. Did you mean “hours”\?/)],
    ],
    [
      'a turn that never meets its hours',
      one('people: [ann, bo], rotation: 12h, start: 2026-01-05T09:00, hours: "09:00-21:00"'),
      [
        'oncall.yaml:4:25 It is never the duty of bo: these turns always fall outside the hours and days of the layer. Make turns as long as a day or a week, or let them start at another hour.',
      ],
    ],
    [
      'a layer nobody ever sees, and two of one id',
      `schedules:\n  ops:\n    layers:\n      - { id: a, people: ann }\n      - { id: a, people: bo, days: [sat, sun] }\n      - { people: cai }\n`,
      [
        'oncall.yaml:4:9 Nobody of the layer “a” can ever be on duty: layers further down the list always stand above it. A later layer stands above the earlier ones: move this one behind them, give them hours or days, or take it out.',
        'oncall.yaml:5:9 Nobody of the layer “a” can ever be on duty: layers further down the list always stand above it. A later layer stands above the earlier ones: move this one behind them, give them hours or days, or take it out.',
        'oncall.yaml:5:15 The id “a” is taken already, in oncall.yaml line 4. Give one of the two another id.',
      ],
    ],
  ])('%s', (_, oncall, expected) => {
    expect(wrong(oncall)).toEqual(expected);
  });

  test('a show names a team there is', () => {
    const show =
      '{ id: s1, title: S, host: h, platform: douyin, start: 2026-06-01T20:00, end: 2026-06-01T22:00, team: beuty }';
    expect(wrong(one('people: ann'), { 'tocsin.yaml': `${house}shows:\n  - ${show}\n` })).toEqual([
      expect.stringMatching(/^tocsin\.yaml:\d+:\d+ There is no team “beuty” in people\.yaml\. Did you mean “beauty”\?/),
    ]);
    const loading = load(one('people: ann'), {
      'tocsin.yaml': `${house}shows:\n  - ${show.replace('beuty', 'beauty')}\n`,
    });
    expect(loading.ok && loading.config.settings.shows[0]?.team).toBe('beauty');
  });

  test('a person whose own entry is wrong is not missing besides', () => {
    const people = PEOPLE.replace('name: ann', 'name: ann, zone: Mars');
    expect(wrong(one('people: ann'), { 'people.yaml': people })).toEqual([expect.stringContaining('“Mars”')]);
  });
});

describe('check-config warns of the next 14 days', () => {
  const now = Date.parse('2026-06-15T12:00+08:00');
  const warned = (oncall: string) => told(configOf(oncall).warningsAt(now));

  test('of gaps, in the zone of the schedule, and how many there are', () => {
    expect(warned(one('people: ann, hours: "09:00-21:00"'))).toEqual([
      'oncall.yaml:2:3 Nobody is on duty in “ops” from 2026-06-15 21:00 to 2026-06-16 09:00 (Asia/Shanghai), and 13 more times in the next 14 days. Add a layer for these hours, or say with cover when somebody has to be there: shows (during shows only) or never.',
    ]);
    expect(warned(one('people: ann, hours: "09:00-21:00"', '    cover: shows\n'))).toEqual([]);
    expect(warned(one('people: ann'))).toEqual([]);
  });

  test('of double duty', () => {
    const both = `${one('people: ann')}  office:\n    cover: never\n    layers: [{ people: ann, days: tue, hours: "09:00-18:00" }]\n`;
    expect(warned(both)).toEqual([
      'oncall.yaml:2:3 ann is on duty in “ops” and in “office” from 2026-06-16 09:00 to 2026-06-16 18:00 (Asia/Shanghai), and once more in the next 14 days. Put somebody else in one of the two, or let one rotation start at another turn.',
    ]);
  });
});

describe('the shipped schedules', () => {
  const loading = loadConfig('config', () => undefined);
  if (!loading.ok) throw new Error(told(loading.problems).join('\n'));
  const { settings, warningsAt } = loading.config;
  const ctx = { shows: settings.shows, teams: settings.teams, changes: [] };

  test('have no gap and no double duty in a year, and check-config has nothing to say of them', () => {
    const from = Date.parse('2026-02-01T00:00Z');
    expect(problemsOf(settings.schedules, from, from + 366 * 86_400_000, ctx)).toEqual([]);
    expect(warningsAt(Date.parse('2026-03-20T00:00Z'))).toEqual([]);
  });

  test('follow the sun: somebody in Europe has part of the Shanghai night, by Europe’s own clocks', () => {
    const ops = settings.schedules.find(({ id }) => id === 'ops');
    if (!ops) throw new Error('no schedule');
    const of = (day: string): readonly string[] => {
      const from = DateTime.fromISO(`${day}T09:00`, { zone: 'Asia/Shanghai' }).toMillis();
      return dutySpans(ops, from, from + 86_400_000, ctx).map(
        ({ from: at, layer }) =>
          `${DateTime.fromMillis(at, { zone: 'Asia/Shanghai' }).toFormat('HH:mm')} ${layer ?? '–'}`,
      );
    };
    expect(of('2026-01-14')).toEqual(['09:00 day', '21:00 night', '22:00 europe', '06:00 night']);
    expect(of('2026-07-15')).toEqual(['09:00 day', '21:00 europe', '05:00 night']);
    expect(of('2026-07-18')).toEqual(['09:00 day', '21:00 night']);
  });

  test('a show of the supply team has somebody from an hour before; nobody is missing', () => {
    const warehouse = settings.schedules.find(({ id }) => id === 'warehouse');
    if (!warehouse) throw new Error('no schedule');
    const start = Date.parse('2026-06-18T12:00Z');
    const show = {
      id: 's',
      title: 's',
      host: 'h',
      platform: 'douyin',
      scene: 'regular',
      start,
      end: start + 7_200_000,
      skus: [],
      team: 'supply',
    } as const;
    const spans = dutySpans(warehouse, start - 7_200_000, show.end + 3_600_000, { ...ctx, shows: [show] });
    expect(spans.map(({ from, people }) => [(from - start) / 3_600_000, people.length])).toEqual([
      [-2, 0],
      [-1, 1],
      [2, 0],
    ]);
    expect(gapsOf(warehouse, start - 7_200_000, show.end, { ...ctx, shows: [show] })).toEqual([]);
  });

  test('tell of hand-offs only where their chats run', () => {
    const person = { id: 'console', name: 'Console', permission: 'manage', accounts: [] } as const;
    const here = settingsHere(settings, { console: person, lang: null, platforms: ['console', 'discord'] });
    expect(here.schedules.map(({ channels }) => channels)).toEqual([
      ['ops', 'discord-ops'],
      ['ops', 'discord-ops'],
    ]);
    expect(here.schedules[0]?.layers).toBe(settings.schedules[0]?.layers);
  });
});
