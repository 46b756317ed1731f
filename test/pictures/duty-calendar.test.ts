import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { dutyCalendar, gapCount } from '../../src/domain/oncall/calendar.js';
import type { DutyChange, Layer, Schedule } from '../../src/domain/oncall/schedule.js';
import type { Show } from '../../src/domain/show.js';
import { drawDutyCalendar } from '../../src/pictures/duty-calendar.js';
import { chooseFonts, drawable } from '../../src/pictures/fonts.js';
import { lanesOf, layOut, SIZES } from '../../src/pictures/layout.js';
import { dayHead } from '../../src/pictures/words.js';
import { calendarLines } from '../../src/text/calendar-card.js';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-24T06:30:00Z');
const ZONE = 'Asia/Shanghai';

const layer = (more: Partial<Layer> = {}): Layer => ({
  id: 'day',
  zone: ZONE,
  turns: [['lin'], ['maya']],
  every: { unit: 'days', n: 1 },
  start: '2026-01-05T09:00',
  windows: [],
  shows: null,
  ...more,
});
const schedule = (id: string, layers: readonly Layer[], more: Partial<Schedule> = {}): Schedule => ({
  id,
  name: { en: id, 'zh-CN': id },
  team: null,
  zone: ZONE,
  layers,
  cover: 'always',
  group: null,
  channels: [],
  ...more,
});
const show: Show = {
  id: '618-1',
  title: '双12预热 flash sale',
  host: 'h',
  platform: 'p',
  scene: 'flash-sale',
  start: NOW + 5 * HOUR,
  end: NOW + 9 * HOUR,
  skus: [],
  team: 'live',
};
const override: DutyChange = {
  id: 'DUTY-1',
  kind: 'override',
  schedule: 'ops',
  person: 'maya',
  instead: null,
  from: NOW + 30 * HOUR,
  until: NOW + 40 * HOUR,
  state: 'standing',
  back: null,
  by: 'maya',
  at: 0,
};
const ctx = { shows: [show], teams: [], changes: [override] };
const office = layer({ windows: [{ weekdays: [1, 2, 3, 4, 5], start: 540, end: 1260 }], every: null });
const names: Readonly<Record<string, string>> = { lin: '林晓', maya: 'Maya Chen' };
const nameOf = (id: string): string => names[id] ?? id;

const calendar = dutyCalendar(
  [
    schedule('ops', [layer()]),
    schedule('office', [office]),
    schedule('shows', [layer({ shows: { leadMs: HOUR, match: [] } })], { team: 'live', cover: 'shows' }),
  ],
  { now: NOW, days: 14, zone: ZONE },
  ctx,
);

describe('what a calendar shows', () => {
  test('two weeks of the reader from their midnight, changes, gaps where somebody has to be, shows of the team', () => {
    expect(calendar.days).toHaveLength(14);
    expect(calendar.days[0]?.from).toBe(Date.parse('2026-11-23T16:00:00Z'));
    expect(calendar.days.filter(({ weekend }) => weekend)).toHaveLength(4);
    const [ops, workdays, shows] = calendar.rows;
    expect(ops?.bars.filter(({ kind }) => kind === 'changed')).toMatchObject([
      { from: override.from, until: override.until, people: ['maya'] },
    ]);
    expect(workdays?.bars.some(({ kind }) => kind === 'gap')).toBe(true);
    expect(shows?.shows.map(({ id }) => id)).toEqual(['618-1']);
    expect(shows?.bars).toMatchObject([{ from: show.start - HOUR, until: show.end, kind: 'duty' }]);
    expect(gapCount(calendar)).toBe(workdays?.bars.filter(({ kind }) => kind === 'gap').length);
  });

  test('days of 23 and 25 hours are days, whatever the zone', () => {
    const over = (now: string, zone: string): readonly number[] =>
      dutyCalendar([], { now: Date.parse(now), days: 14, zone }, ctx).days.map(
        ({ from, until }) => (until - from) / HOUR,
      );
    expect(over('2026-03-25T12:00:00Z', 'Europe/Berlin')).toEqual([24, 24, 24, 24, 23, ...Array(9).fill(24)]);
    expect(over('2026-10-20T12:00:00Z', 'Europe/Berlin')[5]).toBe(25);
    expect(over('2026-03-05T12:00:00Z', 'America/New_York')[3]).toBe(23);
    expect(over('2026-10-30T12:00:00Z', 'America/New_York')[2]).toBe(25);
  });

  test('as lines, in the reader’s words; what is over today is left out, and what is too much is counted', () => {
    const text = calendarLines(calendar, { lang: 'en', now: NOW }, nameOf).flat().join('\n');
    expect(text).toContain('▸ ops\nTue 24 · 09:00–Wed 25 09:00 Maya Chen\nWed 25 · 09:00–20:30 林晓');
    expect(text).toContain('Wed 25 · 20:30–06:30 Maya Chen (stands in)');
    expect(text).not.toContain('Mon 23');
    expect(text).toMatch(/… \d+ more lines/);
    expect(text).toContain('⚠ nobody');
    expect(text.split('\n').length).toBeLessThan(32);
    const one = dutyCalendar([schedule('ops', [office])], { now: NOW, days: 3, zone: ZONE }, { ...ctx, changes: [] });
    expect(calendarLines(one, { lang: 'en', now: NOW }, nameOf).flat()).toEqual([
      'Tue 24 · 09:00–21:00 林晓',
      'Tue 24 · 21:00–09:00 ⚠ nobody',
      'Wed 25 · 09:00–21:00 林晓',
      'Wed 25 · 21:00–09:00 ⚠ nobody',
      'Thu 26 · 09:00–21:00 林晓',
      'Thu 26 · 21:00–00:00 ⚠ nobody',
    ]);
    const shows = schedule('shows', [layer({ shows: { leadMs: HOUR, match: [] } })], { cover: 'shows' });
    const idle = dutyCalendar([shows], { now: NOW, days: 3, zone: ZONE }, { ...ctx, shows: [], changes: [] });
    expect(calendarLines(idle, { lang: 'en', now: NOW }, nameOf).flat()).toEqual(['nobody on duty in these days']);
    expect(calendarLines(one, { lang: 'zh-CN', now: NOW }, nameOf)[0]).toEqual(['11月24日 周二 · 09:00–21:00 林晓']);
  });
});

describe('where things lie', () => {
  test('whatever is on duty: inside the picture, in order, no two bars of a row over each other, whole days equally wide', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 366 * 24 }),
        fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom('hours', 'days', 'weeks'),
        (hours, zone, n, unit) => {
          const now = Date.parse('2026-01-10T00:00:00Z') + hours * HOUR;
          const rows = [schedule('a', [layer({ zone, every: { unit, n } })]), schedule('b', [office])];
          const made = dutyCalendar(rows, { now, days: 14, zone }, ctx);
          const laid = layOut(made, ['a', 'b'], 2);
          expect(laid.weeks).toHaveLength(2);
          expect(laid.weeks.filter(({ now: line }) => line !== null)).toHaveLength(1);
          for (const { rows: laidRows, days } of laid.weeks) {
            expect(new Set(days.map(({ width }) => Math.round(width))).size).toBe(1);
            for (const { bars } of laidRows) {
              let end = SIZES.margin - 0.001;
              for (const bar of bars.filter(({ width }) => width > 3)) {
                expect(bar.x).toBeGreaterThanOrEqual(end - 3.001);
                end = bar.x + bar.width;
                expect(end).toBeLessThanOrEqual(laid.width - SIZES.margin + 0.001);
                expect(bar.y + bar.height).toBeLessThanOrEqual(laid.legend.y);
              }
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('what begins before a week or goes on after it is open there; a day ends at the edge of its column', () => {
    const laid = layOut(calendar, ['ops', 'office', 'shows'], 1);
    const [one, two] = laid.weeks;
    const last = one?.rows[0]?.bars.at(-1);
    expect([last?.openLeft, last?.openRight]).toEqual([false, true]);
    expect(two?.rows[0]?.bars[0]).toMatchObject({ openLeft: true, x: SIZES.margin });
    const column = (SIZES.width - 2 * SIZES.margin) / 7;
    const at = DateTime.fromMillis(NOW, { zone: ZONE });
    expect(one?.now?.x).toBeCloseTo(SIZES.margin + ((at.hour + at.minute / 60) / 24) * column, 5);
  });

  test('shows at the same time lie in lanes', () => {
    const spans = [
      [0, 4],
      [1, 2],
      [2, 3],
      [3, 9],
      [4, 5],
    ] as const;
    expect(lanesOf(spans.map(([from, until]) => ({ from, until })))).toEqual([0, 1, 1, 1, 0]);
  });
});

describe('the picture', () => {
  test.each(['en', 'zh-CN'] as const)('is a PNG of the size that was laid out, in %s', async (lang) => {
    const png = await drawDutyCalendar(calendar, {
      lang,
      title: 'On call',
      zone: ZONE,
      rows: ['ops', 'office', '场次值守'],
      nameOf,
      legend: { changed: 'swap', gap: 'nobody', show: 'show', now: 'now' },
    });
    const view = new DataView(png.buffer, png.byteOffset);
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(view.getUint32(16)).toBe(1400);
    const { loadImage } = await import('@napi-rs/canvas');
    const image = await loadImage(Buffer.from(png));
    expect([image.width, image.height]).toEqual([1400, layOut(calendar, [], 2).height]);
    // Slack shows no more than 2 MB of a picture on a phone without a wait, Discord takes 10 MiB.
    expect(png.byteLength).toBeLessThan(600_000);
  });

  test('says weekdays and dates as the reader does', () => {
    const [day] = calendar.days;
    expect(day && [dayHead(day, 'en', ZONE), dayHead(day, 'zh-CN', ZONE)]).toEqual([
      { weekday: 'Tue', date: '24 Nov' },
      { weekday: '周二', date: '11/24' },
    ]);
  });

  test('uses the first font with Han characters there is, and leaves them out where there is none', () => {
    const linux = chooseFonts(['DejaVu Sans', 'WenQuanYi Micro Hei', 'Noto Sans CJK JP']);
    expect(linux).toEqual({
      family: '"WenQuanYi Micro Hei", "DejaVu Sans", sans-serif',
      han: true,
      name: 'WenQuanYi Micro Hei',
    });
    expect(chooseFonts(['DejaVu Sans'])).toMatchObject({ han: false, name: 'DejaVu Sans' });
    expect(chooseFonts([])).toEqual({ family: 'sans-serif', han: false, name: null });
    const none = { han: false };
    expect(drawable('林晓', none, 'lin')).toBe('lin');
    expect(drawable('双12预热 flash sale', none, '618-1')).toBe('12 flash sale');
    expect(drawable('林晓', { han: true }, 'lin')).toBe('林晓');
  });
});
