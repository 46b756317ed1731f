import { afterEach, describe, expect, test } from 'vitest';
import type { DutyChange, Schedule } from '../../src/domain/oncall/schedule.js';
import { feedAddress } from '../../src/ingest/calendar/address.js';
import { createFeeds, type FeedDeps } from '../../src/ingest/calendar/feed.js';
import { isFeedKey } from '../../src/ingest/calendar/feed-key.js';
import { type Door, NOW, openDoor } from '../harness/http-door.js';

const SECRET = 'a secret of more than thirty-two characters';
const HOUR = 3_600_000;

const ops: Schedule = {
  id: 'ops',
  name: { en: 'Live operations, day; and night', 'zh-CN': '直播运营' },
  team: null,
  zone: 'Europe/Berlin',
  layers: [
    {
      id: 'all',
      zone: 'Europe/Berlin',
      turns: [['lin'], ['maya']],
      every: { unit: 'days', n: 1 },
      start: '2026-01-05T09:00',
      windows: [],
      shows: null,
    },
  ],
  cover: 'always',
  group: null,
  channels: [],
};

const lead: Schedule = {
  ...ops,
  id: 'lead',
  name: { en: 'Lead', 'zh-CN': '负责人' },
  layers: [{ ...first(ops), turns: [['lin']], every: null }],
};

function first({ layers }: Schedule) {
  const [layer] = layers;
  if (!layer) throw new Error('no layer');
  return layer;
}

const people = [
  { id: 'lin', name: '林晓；(nights)\nBEGIN:VEVENT', permission: 'act' as const, accounts: [] },
  { id: 'maya', name: 'Maya Chen', permission: 'act' as const, accounts: [] },
];

const doors: Door[] = [];
afterEach(async () => {
  for (const door of doors.splice(0)) await door.server.close();
});

interface Asked {
  readonly now?: number;
  readonly changes?: readonly DutyChange[];
  readonly secret?: string | null;
}

async function asked({ now = NOW, changes = [], secret = SECRET }: Asked = {}) {
  const deps: FeedDeps = {
    secret,
    publicUrl: null,
    settings: () => ({ schedules: [ops, lead], people, lang: 'en' }),
    duty: async () => ({ shows: [], teams: [], changes }),
    now: () => now,
  };
  const door = await openDoor([], { feeds: createFeeds(deps) });
  doors.push(door);
  return door;
}

/** Path and query of a feed's address. */
function pathOf(of: 'schedule' | 'person', id: string): string {
  const address = feedAddress({ secret: SECRET, publicUrl: 'https://tocsin.example.com' }, { of, id });
  if (!('url' in address)) throw new Error('no address');
  expect(address.url.startsWith('https://tocsin.example.com/v1/oncall/')).toBe(true);
  return address.url.slice('https://tocsin.example.com'.length);
}

interface Event {
  readonly uid: string;
  readonly start: number;
  readonly end: number;
  readonly summary: string;
}

/** iCalendar read by its rules (RFC 5545 §3.1: lines of at most 75 octets, folded; §3.3.11: text escaped). */
function eventsIn(text: string): readonly Event[] {
  const lines = text.split('\r\n');
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const whole = text.replace(/\r\n[ \t]/g, '').split('\r\n');
  expect([whole[0], whole.filter((line) => line !== '').at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR']);
  const events: Event[] = [];
  let now: Record<string, string> = {};
  for (const line of whole) {
    const [, name = '', value = ''] = /^([A-Z-]+)[^:]*:(.*)$/.exec(line) ?? [];
    if (line === 'BEGIN:VEVENT') now = {};
    else if (line === 'END:VEVENT')
      events.push({
        uid: now.UID ?? '',
        start: instant(now.DTSTART ?? ''),
        end: instant(now.DTEND ?? ''),
        summary: (now.SUMMARY ?? '').replace(/\\n/g, '\n').replace(/\\([\\,;])/g, '$1'),
      });
    else now[name] = value;
  }
  return events;
}

/** `20261121T080000Z` */
function instant(text: string): number {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  return Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s));
}

describe('the calendar of a schedule', () => {
  test('has every duty from 14 days back to 90 ahead, each where the last one ends, the same tomorrow', async () => {
    const door = await asked();
    const answer = await door.get(pathOf('schedule', 'ops'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const events = eventsIn(answer.text);
    expect(events.length).toBeGreaterThan(103);
    for (const [i, { start, end }] of events.entries()) {
      expect(end).toBeGreaterThan(start);
      if (i > 0) expect(start).toBe(events[i - 1]?.end);
    }
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    const midnight = Date.parse('2026-11-21T00:00:00Z');
    expect(events[0]?.start).toBeLessThanOrEqual(midnight - 14 * 24 * HOUR);
    expect(events.at(-1)?.end).toBe(midnight + 90 * 24 * HOUR);
    // A name is text, whatever is in it.
    expect(events.some(({ summary }) => summary === 'Live operations, day; and night: Maya Chen')).toBe(true);
    expect(events.some(({ summary }) => summary.includes('林晓；(nights)'))).toBe(true);

    const tomorrow = eventsIn((await (await asked({ now: NOW + 24 * HOUR })).get(pathOf('schedule', 'ops'))).text);
    const known = new Map(events.map((event) => [event.uid, event]));
    expect(tomorrow.filter(({ uid }) => known.has(uid)).length).toBeGreaterThan(100);
    for (const event of tomorrow) {
      const before = known.get(event.uid);
      if (before && before !== events.at(-1)) expect(event).toEqual(before);
    }
  });

  test('goes through a night of 25 hours without a gap: hand-off at nine on the wall before and after', async () => {
    const door = await asked({ now: Date.parse('2026-10-20T12:00:00Z') });
    const events = eventsIn((await door.get(pathOf('schedule', 'ops'))).text);
    const over = events.find(({ start }) => start === Date.parse('2026-10-24T07:00:00Z'));
    expect(over?.end).toBe(Date.parse('2026-10-25T08:00:00Z'));
  });

  test('has who stands in, under the same name as before where it begins at the same time', async () => {
    const start = Date.parse('2026-11-25T08:00:00Z');
    const swap: DutyChange = {
      id: 'DUTY-1',
      kind: 'override',
      schedule: 'ops',
      person: 'maya',
      instead: null,
      from: start,
      until: start + 24 * HOUR,
      state: 'standing',
      back: null,
      by: 'lin',
      at: NOW,
    };
    const plain = eventsIn((await (await asked()).get(pathOf('schedule', 'ops'))).text);
    const changed = eventsIn((await (await asked({ changes: [swap] })).get(pathOf('schedule', 'ops'))).text);
    const [before, after] = [plain, changed].map((all) => all.find((event) => event.start === start));
    expect(after?.uid).toBe(before?.uid);
    expect(after?.summary).toBe('Live operations, day; and night: Maya Chen ⇄');
  });
});

test('a person’s calendar has their duties of every schedule, and nobody else’s', async () => {
  const door = await asked();
  const events = eventsIn((await door.get(pathOf('person', 'lin'))).text);
  expect(events.filter(({ summary }) => summary.startsWith('Lead:'))).toHaveLength(1);
  expect(events.length).toBeGreaterThan(50);
  expect(events.every(({ summary }) => summary.includes('林晓'))).toBe(true);
});

test('is told to be as it was to whoever knows it so, and only to them', async () => {
  const door = await asked();
  const url = `http://127.0.0.1:${door.port}${pathOf('schedule', 'ops')}`;
  const first = await fetch(url);
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[\w-]{27}"$/);
  const again = await fetch(url, { headers: { 'if-none-match': `"other", W/${etag}` } });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  expect((await fetch(url, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
  expect((await fetch(url, { method: 'POST' })).status).toBe(405);
});

test('without the right key there is nothing, whatever is asked for', async () => {
  const door = await asked();
  const right = pathOf('schedule', 'ops');
  const [path = '', key = ''] = right.split('?key=');
  const wrong = [
    path,
    `${path}?key=`,
    `${path}?key=${key.slice(0, -1)}`,
    `${path}?key=${[...key].reverse().join('')}`,
    `/v1/oncall/lead.ics?key=${key}`,
    `/v1/oncall/person/ops.ics?key=${key}`,
    `/v1/oncall/nobody.ics?key=${key}`,
    pathOf('schedule', 'nobody'),
    pathOf('person', 'nobody'),
    '/v1/oncall/%E0%A4%A.ics?key=x',
    '/v1/oncall/',
  ];
  const answers = await Promise.all(wrong.map((each) => door.get(each)));
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 404 });
  expect((await door.get(right)).status).toBe(200);
  expect((await (await asked({ secret: null })).get(right)).status).toBe(404);
  expect(door.logged.join()).not.toContain(key);
  expect(isFeedKey(SECRET, { of: 'schedule', id: 'ops' }, null)).toBe(false);
});

test('what is missing before there are addresses is said', () => {
  const feed = { of: 'schedule', id: 'ops' } as const;
  expect(feedAddress({ secret: null, publicUrl: null }, feed)).toEqual({ missing: 'secret' });
  expect(feedAddress({ secret: SECRET, publicUrl: null }, feed)).toEqual({ missing: 'url' });
});
