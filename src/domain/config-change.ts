import type { JsonObject } from './json.js';

/** The configuration piece by piece: section (`rules`, `channels` …) → id → a hash of it as written; a rule's begins with its kind. */
export type ConfigParts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What became of one section; ids, sorted. */
export interface SectionChange {
  readonly section: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** What the configuration in force was replaced by. */
export interface ConfigChange {
  /** Hash of the one before; null where none was ever recorded. */
  readonly before: string | null;
  readonly after: string;
  /** Only sections in which something differs; none where none was recorded before. */
  readonly sections: readonly SectionChange[];
  readonly parts: ConfigParts;
  /** Rules that were and are there and whose kind is another now. */
  readonly otherKind: readonly string[];
}

/** A configuration's hash and its pieces. */
export interface ConfigMark {
  /** sha-256, hex */
  readonly hash: string;
  readonly parts: ConfigParts;
}

/** What it is called in the history. */
export const CONFIG_RECORD = 'config';

/** What differs between two configurations; null where nothing does. */
export function changeBetween(before: ConfigMark | null, after: ConfigMark): ConfigChange | null {
  if (before?.hash === after.hash) return null;
  const { hash, parts } = after;
  if (before === null) return { before: null, after: hash, sections: [], parts, otherKind: [] };
  const names = [...new Set([...Object.keys(before.parts), ...Object.keys(parts)])];
  const sections = names.flatMap((section) => {
    const one = sectionChange(section, before.parts[section] ?? {}, parts[section] ?? {});
    return one.added.length + one.removed.length + one.changed.length > 0 ? [one] : [];
  });
  const kindOf = (which: ConfigParts, rule: string) => which.rules?.[rule]?.split(':')[0];
  const changed = sections.find(({ section }) => section === 'rules')?.changed ?? [];
  const otherKind = changed.filter((rule) => kindOf(before.parts, rule) !== kindOf(parts, rule));
  return { before: before.hash, after: hash, sections, parts, otherKind };
}

/** Ids of one section that were changed, added or both. */
export function touchedIn(change: ConfigChange, section: string): readonly string[] {
  const one = change.sections.find((each) => each.section === section);
  return one ? [...one.added, ...one.changed] : [];
}

/** As the history keeps it. */
export function changeRecord({ before, after, sections, parts }: ConfigChange): JsonObject {
  const changes = Object.fromEntries(
    sections.map(({ section, added, removed, changed }) => [
      section,
      { added: [...added], removed: [...removed], changed: [...changed] },
    ]),
  );
  const kept = Object.fromEntries(Object.entries(parts).map(([section, ids]) => [section, { ...ids }]));
  return { before, after, changes, parts: kept };
}

/** The configuration a row of the history says was taken into force; null where the row is of another shape. */
export function markOf(data: JsonObject): ConfigMark | null {
  const { after, parts } = data;
  if (typeof after !== 'string' || !isObject(parts)) return null;
  const read: Record<string, Record<string, string>> = {};
  for (const [section, ids] of Object.entries(parts)) read[section] = strings(ids);
  return { hash: after, parts: read };
}

/** What a row of the history says was changed. */
export function sectionsOf(data: JsonObject): readonly SectionChange[] {
  if (!isObject(data.changes)) return [];
  return Object.entries(data.changes).flatMap(([section, one]) =>
    isObject(one)
      ? [{ section, added: words(one.added), removed: words(one.removed), changed: words(one.changed) }]
      : [],
  );
}

function sectionChange(
  section: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): SectionChange {
  const had = (id: string) => Object.hasOwn(before, id);
  const has = (id: string) => Object.hasOwn(after, id);
  return {
    section,
    added: Object.keys(after)
      .filter((id) => !had(id))
      .sort(),
    removed: Object.keys(before)
      .filter((id) => !has(id))
      .sort(),
    changed: Object.keys(after)
      .filter((id) => had(id) && before[id] !== after[id])
      .sort(),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function strings(value: unknown): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
