import { createHash } from 'node:crypto';
import type { ConfigMark, ConfigParts } from '../domain/config-change.js';
import { canonicalJson } from '../lib/canonical-json.js';
import type { Parsed, Placed } from './parsed.js';

/** Parts of `tocsin.yaml` that hold things with an id of their own, as a map or a list; the rest is one thing each, of the section `house`. */
const MAPS = ['channels', 'groups', 'workspaces', 'sources', 'levels'];
const LISTS = ['inhibit', 'maintenance', 'shows', 'promotions'];

/** Hashes a configuration piece by piece, as written: names of secrets are in it, secrets are not. */
export function markOf({
  house,
  people,
  teams,
  roles,
  restricted,
  oncall,
  resources,
  rules,
  checks,
  terms,
  models,
}: Parsed): ConfigMark {
  const written = isObject(house.file.value) ? house.file.value : {};
  const parts: Record<string, Record<string, string>> = {
    house: {},
    people: listed(people),
    teams: listed(teams),
    roles: listed(roles),
    restricted: Object.fromEntries(restricted.map(({ entry }, i) => [`#${i + 1}`, short(entry)])),
    resources: listed(resources),
    rules: listed(rules, ({ kind }) => kind),
    checks: listed(checks),
    terms: listed(terms),
    models: Object.fromEntries([...models].map(([path, model]) => [path, short(model)])),
  };
  // `schedules`, `policies`, `clocks`, `webhooks`: by id, as they are written.
  const duty = isObject(oncall.file.value) ? oncall.file.value : {};
  for (const [key, value] of Object.entries(duty))
    if (isObject(value)) parts[key] = Object.fromEntries(Object.entries(value).map(([id, one]) => [id, short(one)]));
  for (const [key, value] of Object.entries(written)) {
    if (MAPS.includes(key) && isObject(value))
      parts[key] = Object.fromEntries(Object.entries(value).map(([id, one]) => [id, short(one)]));
    else if (LISTS.includes(key) && Array.isArray(value))
      parts[key] = Object.fromEntries(value.map((one, i) => [idOf(one, i), short(one)]));
    else parts.house = { ...parts.house, [key]: short(value) };
  }
  return { hash: sha(canonicalJson(parts)), parts: sorted(parts) };
}

function listed<T extends { readonly id: string }>(
  placed: readonly Placed<T>[],
  kindOf?: (entry: T) => string,
): Record<string, string> {
  return Object.fromEntries(
    placed.map(({ file, path, entry }) => {
      const hash = short(file.valueAt(path));
      return [entry.id, kindOf ? `${kindOf(entry)}:${hash}` : hash];
    }),
  );
}

function sorted(parts: ConfigParts): ConfigParts {
  return Object.fromEntries(Object.entries(parts).filter(([, ids]) => Object.keys(ids).length > 0));
}

function idOf(one: unknown, i: number): string {
  return isObject(one) && (typeof one.id === 'string' || typeof one.id === 'number') ? String(one.id) : `#${i + 1}`;
}

/** Enough to tell two versions of one thing apart. */
const SHORT = 12;
function short(value: unknown): string {
  return sha(canonicalJson(value)).slice(0, SHORT);
}
function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
