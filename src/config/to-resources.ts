import type { Resource } from '../domain/authority/resource.js';
import { toMinor } from '../domain/figures.js';
import type { Parsed } from './parsed.js';
import { timeOf } from './schema/calendar.js';
import type { ResourceEntry } from './schema/resource.js';

const UNITS = { en: 'units', 'zh-CN': '件' };

/** What `resources.yaml` comes to. */
export function resourcesOf({ resources, house }: Pick<Parsed, 'resources' | 'house'>): readonly Resource[] {
  const { currency, zone } = house.entry;
  return resources.map(({ entry }) => toResource(entry, currency, zone));
}

function toResource({ amount, counted, unit, ...entry }: ResourceEntry, house: string, zone: string): Resource {
  const currency = entry.currency ?? (entry.kind === 'fund' ? house : null);
  const word = typeof unit === 'string' ? { en: unit, 'zh-CN': unit } : (unit ?? UNITS);
  return {
    ...entry,
    currency,
    amount: amount === undefined ? null : currency === null ? amount : toMinor(amount, currency),
    countedAt: counted === undefined ? null : timeOf(counted, zone),
    unit: currency === null ? word : { en: currency, 'zh-CN': currency },
  };
}
