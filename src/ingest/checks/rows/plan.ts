import type { Say } from '../../../domain/text.js';
import { nearest } from '../../../lib/nearest.js';
import { placesIn } from './places.js';
import type { RowsConfig } from './schema.js';
import { TELLING } from './subject.js';
import { MOST_COLUMNS } from './table.js';

/** A config put against the columns there are. Columns by their place in a row. */
export interface Plan {
  readonly columns: readonly string[];
  /** Words with `{column}` places; null where `nameAt` tells. */
  readonly name: string | null;
  readonly nameAt: number | null;
  readonly subject: string | null;
  readonly subjectAt: number | null;
  /** What each row measures: under which name (null: that of the row), and in which column. */
  readonly figures: readonly { readonly name: string | null; readonly at: number }[];
  readonly unit: string | null;
  readonly unitAt: number | null;
  readonly textAt: number | null;
  readonly timeAt: number | null;
  readonly idAt: number | null;
  /** Label → words with places. */
  readonly labels: Readonly<Record<string, string>>;
  /** Columns that are labels by their own name. */
  readonly labelsAt: readonly number[];
  /** Columns that make up a fact, where rows hold neither numbers nor words. */
  readonly fieldsAt: readonly number[];
  /** Where the column of a `{column}` place is. */
  place(column: string): number;
}

export type Planned = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly said: Say };

/** Puts a config against the columns of a table: every column it names must be there. */
export function planRows(config: RowsConfig, columns: readonly string[]): Planned {
  if (columns.length > MOST_COLUMNS)
    return { ok: false, said: { key: 'rows.too-wide', params: { most: MOST_COLUMNS } } };
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined) return { ok: false, said: { key: 'rows.twice', params: { column: twice } } };
  const missing = namedBy(config).find(([, column]) => indexOf(columns, column) === -1);
  if (missing) return { ok: false, said: missingSay(missing[0], missing[1], columns) };
  // What the config says nothing of goes by the names columns have.
  const at = (named: string | null, usual: string): number | null => {
    const found = indexOf(columns, named ?? usual);
    return found === -1 ? null : found;
  };
  const several = Object.entries(config.columns);
  const nameAt = config.name === null ? at(null, 'name') : null;
  const subjectAt = config.subject === null ? at(null, 'subject') : null;
  const valueAt = several.length > 0 && config.value === null ? null : at(config.value, 'value');
  const textAt = at(config.text, 'text');
  const unitAt = config.unit === null ? at(null, 'unit') : null;
  const timeAt = at(config.at, 'at');
  const idAt = config.rowId === null ? null : indexOf(columns, config.rowId);
  if ((valueAt !== null || several.length === 0) && config.name === null && nameAt === null) {
    return { ok: false, said: { key: 'rows.no-name', params: { columns: listed(columns) } } };
  }
  const figures = several.map(([name, column]) => ({ name, at: indexOf(columns, column) }));
  const all = valueAt === null ? figures : [{ name: null, at: valueAt }, ...figures];
  const used = new Set([nameAt, subjectAt, textAt, unitAt, timeAt, idAt, ...all.map((one) => one.at)]);
  const left = columns.flatMap((_, i) => (used.has(i) ? [] : [i]));
  const isFact = all.length === 0 && textAt === null;
  const chosen = Object.keys(config.labels).length > 0;
  return {
    ok: true,
    plan: {
      columns,
      name: config.name,
      nameAt,
      subject: config.subject,
      subjectAt,
      figures: all,
      unit: config.unit,
      unitAt,
      textAt,
      timeAt,
      idAt,
      labels: config.labels,
      labelsAt: chosen ? [] : isFact ? left.filter((i) => TELLING.some((label) => label === columns[i])) : left,
      fieldsAt: isFact ? left : [],
      place: (column) => indexOf(columns, column),
    },
  };
}

/** Every column the config names, and what for. */
function namedBy(config: RowsConfig): readonly (readonly [string, string])[] {
  const places = (field: string, words: string | null) =>
    words === null ? [] : placesIn(words).map((column) => [field, column] as const);
  const column = (field: string, name: string | null) => (name === null ? [] : [[field, name] as const]);
  return [
    ...places('name', config.name),
    ...places('subject', config.subject),
    ...Object.entries(config.labels).flatMap(([label, words]) => places(`labels.${label}`, words)),
    ...column('value', config.value),
    ...Object.entries(config.columns).flatMap(([name, one]) => column(`columns.${name}`, one)),
    ...column('text', config.text),
    ...column('at', config.at),
    ...column('row_id', config.rowId),
  ];
}

/** As it is written, else whatever its case and the spaces about it. */
function indexOf(columns: readonly string[], name: string): number {
  const exact = columns.indexOf(name);
  const plain = name.trim().toLowerCase();
  return exact === -1 ? columns.findIndex((one) => one.trim().toLowerCase() === plain) : exact;
}

function missingSay(field: string, column: string, columns: readonly string[]): Say {
  const params = { field, column, columns: listed(columns) };
  const near = nearest(column, columns);
  return near === null
    ? { key: 'rows.no-column', params }
    : { key: 'rows.no-column-near', params: { ...params, near } };
}

function listed(columns: readonly string[]): string {
  return columns.join(', ').slice(0, 500) || '–';
}
