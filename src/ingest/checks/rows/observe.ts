import type { JsonObject } from '../../../domain/json.js';
import type { Say } from '../../../domain/text.js';
import { MAX_OBSERVATIONS, type Observation } from '../observation.js';
import { unfitIn } from '../unfit.js';
import { figureIn } from './figure.js';
import { rowId } from './id.js';
import { fillIn } from './places.js';
import type { Plan } from './plan.js';
import { sameBefore } from './same.js';
import type { RowsConfig } from './schema.js';
import { subjectOf } from './subject.js';
import { type Cell, isBytes, type Table, wordsOf } from './table.js';
import { readTime } from './time.js';

/** What rows are read with. */
export interface RowContext {
  readonly now: number;
  /** When the table was as it is, where its rows do not say; undefined: now. */
  readonly at?: number;
  /** Tells this table from every other: its rows count once. Left out: each reading counts. */
  readonly tableId?: string;
  /** Labels the check itself adds, its own among them. */
  readonly ownLabels: number;
  /** What stands for a subject where rows name none. */
  readonly subject: string;
}

/** What became of the rows of a table. */
export interface Observed {
  readonly observations: readonly Observation[];
  /** Rows that gave no figure, because the field was empty. */
  readonly empty: number;
  /** The first thing that was wrong, and how many rows had something wrong; null where all was well. */
  readonly wrong: { readonly said: Say; readonly rows: number } | null;
}

/** Makes signals of the rows: what fits is taken, what does not is named by row (the first is 1) and column. */
export function observeRows(table: Table, plan: Plan, config: RowsConfig, context: RowContext): Observed {
  const observations: Observation[] = [];
  const seen = new Map<string, number>();
  let empty = 0;
  let first: Say | null = null;
  let bad = 0;
  for (const [i, row] of table.rows.entries()) {
    const read = readRow({ row, number: i + 1, plan, config, context });
    let problem = read.problem;
    empty += read.empty ? 1 : 0;
    for (const one of read.observations) {
      const before = sameBefore(one, i + 1, seen);
      // Two figures of one series at one instant: nobody could tell which one holds.
      if (before !== null) {
        const params = { first: before, row: i + 1, name: one.name, subject: one.subject ?? '' };
        problem ??= { key: 'rows.same', params };
        continue;
      }
      if (observations.length < MAX_OBSERVATIONS) observations.push(one);
      else problem ??= { key: 'rows.too-many', params: { most: MAX_OBSERVATIONS } };
    }
    if (problem === null) continue;
    bad += 1;
    first ??= problem;
  }
  return { observations, empty, wrong: first === null ? null : { said: first, rows: bad } };
}

interface Reading {
  readonly row: readonly Cell[];
  readonly number: number;
  readonly plan: Plan;
  readonly config: RowsConfig;
  readonly context: RowContext;
}
interface ReadRow {
  readonly observations: readonly Observation[];
  readonly problem: Say | null;
  readonly empty: boolean;
}

function readRow(reading: Reading): ReadRow {
  const { row, number, plan, config, context } = reading;
  const bad = (column: string, why: Say): ReadRow => ({
    observations: [],
    problem: { key: 'rows.unfit', params: { row: number, column, why: { say: why } } },
    empty: false,
  });
  const columnAt = (at: number) => plan.columns[at] ?? '';
  const bytes = row.findIndex((cell, i) => isBytes(cell) && uses(plan, i));
  if (bytes !== -1) return bad(columnAt(bytes), { key: 'rows.bytes' });
  const words = (at: number | null) => (at === null ? '' : (wordsOf(row[at]) ?? ''));
  const fill = (template: string) => fillIn(template, (column) => words(plan.place(column)));

  let at = context.at;
  if (plan.timeAt !== null && words(plan.timeAt).trim() !== '') {
    const read = readTime(row[plan.timeAt] ?? null, config.atZone);
    if (read === null) {
      const value = words(plan.timeAt).slice(0, 60);
      return bad(columnAt(plan.timeAt), { key: 'rows.not-time', params: { value } });
    }
    at = read;
  }
  const labels = labelsOf(plan, fill, words);
  const subject =
    plan.subject !== null ? fill(plan.subject) : words(plan.subjectAt) || subjectOf(labels) || context.subject;
  const rowName = plan.name !== null ? fill(plan.name) : words(plan.nameAt).trim();
  const shared = { subject, labels, ...(at === undefined ? {} : { at }) };
  const unit = plan.unit ?? words(plan.unitAt);
  const found: Observation[] = [];
  let empty = false;
  for (const figure of plan.figures) {
    const read = figureIn(row[figure.at]);
    if (!read.ok) return bad(columnAt(figure.at), read.said);
    if (read.value === null) empty = true;
    else {
      const name = figure.name ?? rowName;
      found.push({ ...shared, kind: 'metric', name, value: read.value, ...(unit === '' ? {} : { unit }) });
    }
  }
  if (plan.textAt !== null) {
    const text = words(plan.textAt);
    if (text.trim() === '') empty = true;
    else found.push({ ...shared, kind: 'text', name: rowName, text });
  }
  if (plan.fieldsAt.length > 0) found.push({ ...shared, kind: 'fact', name: rowName, fields: fieldsOf(plan, row) });
  for (const one of found) {
    const unfit = unfitIn(one, context.now, context.ownLabels);
    if (unfit) return bad(unfit.part, unfit.said);
  }
  const key = plan.idAt === null ? null : words(plan.idAt);
  const observations = found.map((one) => {
    const id = rowId(one, { key, tableId: context.tableId, row: number });
    return id === undefined ? one : { ...one, id };
  });
  return { observations, problem: null, empty };
}

/** Bytes in a column nothing is made of are nobody's trouble. */
function uses(plan: Plan, at: number): boolean {
  return plan.labelsAt.includes(at) || plan.fieldsAt.includes(at) || plan.textAt === at || plan.nameAt === at;
}

function labelsOf(
  plan: Plan,
  fill: (words: string) => string,
  words: (at: number) => string,
): Readonly<Record<string, string>> {
  const own = plan.labelsAt.map((at) => [plan.columns[at]?.trim() ?? '', words(at).trim()] as const);
  const named = Object.entries(plan.labels).map(([label, template]) => [label, fill(template).trim()] as const);
  return Object.fromEntries([...own, ...named].filter(([, value]) => value !== ''));
}

function fieldsOf(plan: Plan, row: readonly Cell[]): JsonObject {
  return Object.fromEntries(
    plan.fieldsAt.map((at) => {
      const cell = row[at] ?? null;
      return [plan.columns[at] ?? '', isBytes(cell) ? null : cell];
    }),
  );
}
