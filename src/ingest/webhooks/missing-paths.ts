import type { JSONValue } from 'json-p3';
import { queryOf } from '../paths.js';
import { holds } from './mapped.js';
import type { Mapping, MappingEntry } from './mapping-schema.js';
import { nearestPath, pathsInto } from './nearest-path.js';
import { parseTemplate } from './template.js';

/** Paths that are shown where none is like the one that finds nothing. */
const THERE = 8;

/** A path of a mapping that finds nothing in a body. */
export interface MissingPath {
  /** Which entry of the mapping, from 0, and where in it: `labels.sku`. */
  readonly entry: number;
  readonly field: string;
  /** As it is written. */
  readonly path: string;
  /** What it may have been meant to be, written from where it is written. */
  readonly nearest: string | null;
  /** Where nothing is like it: some of what there is. */
  readonly there: readonly string[];
  /** In how many items it was looked for. */
  readonly items: number;
}

/**
 * Every path of a mapping that finds nothing: `each` in the body, the others in any item. That is more than a body is
 * refused for: a label that is never there is left out without a word.
 */
export function missingPaths(mapping: Mapping, body: JSONValue): readonly MissingPath[] {
  return mapping.flatMap((entry, i) => missingIn(entry, body).map((missing) => ({ entry: i, ...missing })));
}

/** Of how many items of an entry its `when` holds; null where it has none or there are no items. */
export function whenHolds(entry: MappingEntry, body: JSONValue): { readonly of: number; readonly held: number } | null {
  const found = queryOf(entry.each).query(body).nodes;
  if (Object.keys(entry.when).length === 0 || found.length === 0) return null;
  return { of: found.length, held: found.filter((node) => holds(entry, { item: node.value, body })).length };
}

function missingIn(entry: MappingEntry, body: JSONValue): Omit<MissingPath, 'entry'>[] {
  const all = queryOf(entry.each)
    .query(body)
    .nodes.map((node) => node.value);
  if (all.length === 0) return [{ field: 'each', path: entry.each, items: 1, ...instead(entry.each, body, 'items') }];
  const passing = all.filter((item) => holds(entry, { item, body }));
  const items = passing.length > 0 ? passing : all;
  return fieldsOf(entry).flatMap(([field, written]) => {
    const pieces = field === 'fields' ? [{ from: 'item' as const, written }] : pathsIn(written);
    return pieces.flatMap(({ from, written: path }) => {
      const within = from === 'body' ? [body] : items;
      const query = queryOf(from === 'body' ? path.slice(1) : path);
      if (within.some((one) => query.query(one).nodes.length > 0)) return [];
      const wanted = field === 'fields' ? 'items' : 'value';
      return [{ field, path, items: within.length, ...instead(path, within[0] ?? null, wanted) }];
    });
  });
}

/** What could have been meant by a path, or else what there is; written as the path is, from `$` or `$$`. */
function instead(path: string, value: JSONValue, wanted: 'value' | 'items'): Pick<MissingPath, 'nearest' | 'there'> {
  const top = path.startsWith('$$') ? '$' : '';
  const nearest = nearestPath(path.slice(top.length), value, wanted);
  if (nearest !== null) return { nearest: top + nearest, there: [] };
  return { nearest: null, there: pathsInto(value, wanted, THERE).map((one) => top + one) };
}

function pathsIn(template: string): { readonly from: 'item' | 'body'; readonly written: string }[] {
  return parseTemplate(template).pieces.flatMap((piece) =>
    'path' in piece ? [{ from: piece.from, written: piece.written }] : [],
  );
}

/** Every field that is filled by a template, by where it stands. */
function fieldsOf(entry: MappingEntry): [string, string][] {
  const { fields, labels, when } = entry;
  const named = (['id', 'name', 'subject', 'at', 'value', 'text', 'level', 'status', 'title', 'url'] as const).flatMap(
    (name): [string, string][] => (entry[name] === undefined ? [] : [[name, entry[name]]]),
  );
  return [
    ...Object.keys(when).map((written): [string, string] => [`when.${written}`, written]),
    ...named,
    ...Object.entries(labels).map(([name, written]): [string, string] => [`labels.${name}`, written]),
    ...(typeof fields === 'string'
      ? [['fields', fields] satisfies [string, string]]
      : Object.entries(fields ?? {}).map(([name, written]): [string, string] => [`fields.${name}`, written])),
  ];
}
