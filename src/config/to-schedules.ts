import type { DutyWindow, Layer, Schedule } from '../domain/oncall/schedule.js';
import type { Parsed } from './parsed.js';
import type { LayerEntry, ScheduleEntry } from './schema/oncall/schedule.js';

/** A layer of one turn holds from the first; a Monday, long before any show. */
const ALWAYS = '2000-01-03T00:00';

/** `schedules` of `oncall.yaml`, with what they leave to the house. */
export function toSchedules({ oncall, house }: Pick<Parsed, 'oncall' | 'house'>): readonly Schedule[] {
  return Object.entries(oncall.entry.schedules).map(([id, entry]) => toSchedule(id, entry, house.entry.zone));
}

export function toSchedule(id: string, entry: ScheduleEntry, houseZone: string): Schedule {
  const { name = id, team = null, zone = houseZone, group = null, channels, layers } = entry;
  const bound = layers.every(({ shows }) => shows !== undefined);
  return {
    id,
    name: typeof name === 'string' ? { en: name, 'zh-CN': name } : name,
    team,
    zone,
    layers: layers.map((layer, i) => toLayer(layer, i, zone)),
    cover: entry.cover ?? (bound ? 'shows' : 'always'),
    group,
    channels,
  };
}

/** Without a name of its own, a layer is called by its place. */
export function layerId({ id }: LayerEntry, i: number): string {
  return id ?? `layer-${i + 1}`;
}

function toLayer(entry: LayerEntry, i: number, zone: string): Layer {
  const { people, rotation, start = ALWAYS, shows } = entry;
  return {
    id: layerId(entry, i),
    zone: entry.zone ?? zone,
    turns: people,
    every: people.length > 1 ? rotation : null,
    start,
    windows: windowsOf(entry),
    shows: shows ? { leadMs: shows.before, match: shows.match } : null,
  };
}

function windowsOf({ hours, days }: LayerEntry): readonly DutyWindow[] {
  if (!hours && !days) return [];
  const weekdays = [...new Set(days?.flat() ?? [])].toSorted((a, b) => a - b);
  const every = weekdays.length === 0 || weekdays.length === 7;
  const parts = hours ?? [{ start: 0, end: 0 }];
  // Whole days on every day of the week: always.
  if (every && parts.some(({ start, end }) => start === end)) return [];
  return parts.map((part) => ({ weekdays: every ? [] : weekdays, ...part }));
}
