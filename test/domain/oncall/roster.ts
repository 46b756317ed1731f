import { DateTime } from 'luxon';
import { type DutyContext, onDuty } from '../../../src/domain/oncall/duty.js';
import type { DutyChange, Layer, Schedule } from '../../../src/domain/oncall/schedule.js';
import type { Show } from '../../../src/domain/show.js';

/** A wall time in a zone as an instant. */
export const at = (text: string, zone: string): number => DateTime.fromISO(text, { zone }).toMillis();

export const layer = (more: Partial<Layer> = {}): Layer => ({
  id: 'all',
  zone: 'Asia/Shanghai',
  turns: [['ann'], ['bo']],
  every: { unit: 'weeks', n: 1 },
  start: '2026-01-05T09:00',
  windows: [],
  shows: null,
  ...more,
});

export const schedule = (layers: readonly Layer[], more: Partial<Schedule> = {}): Schedule => ({
  id: 'ops',
  name: { en: 'Ops', 'zh-CN': '值班' },
  team: null,
  zone: 'Asia/Shanghai',
  layers,
  cover: 'always',
  group: null,
  channels: [],
  ...more,
});

export const change = (more: Partial<DutyChange>): DutyChange => ({
  id: 'DUTY-1',
  kind: 'override',
  schedule: 'ops',
  person: 'zoe',
  instead: null,
  from: 0,
  until: 0,
  state: 'standing',
  back: null,
  by: 'zoe',
  at: 0,
  ...more,
});

export const show = (id: string, start: number, end: number, more: Partial<Show> = {}): Show => ({
  id,
  title: id,
  host: 'lina',
  platform: 'douyin',
  scene: 'regular',
  start,
  end,
  skus: [],
  ...more,
});

export const NOTHING: DutyContext = { shows: [], teams: [], changes: [] };

export const who = (s: Schedule, instant: number, ctx: DutyContext = NOTHING): readonly string[] =>
  onDuty(s, instant, ctx).people;
