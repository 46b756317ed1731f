import type { Say } from '../../../domain/text.js';
import { type CheckOutcome, couldNotRun, measured } from '../outcome.js';
import type { CheckConfig } from '../schema.js';
import { observeRows } from './observe.js';
import { planRows } from './plan.js';
import type { RowsConfig } from './schema.js';
import { isBytes, type Table } from './table.js';

/** Rows that stand in the raw answer. */
const RAW_ROWS = 20;

/** What rows are made into: signals, and a sentence about them. Rows that do not fit fail the check; the others count. */
export function rowsOutcome(
  check: Pick<CheckConfig, 'id' | 'labels' | 'show' | 'subject'> & { readonly rows: RowsConfig },
  table: Table,
  when: { readonly now: number; readonly at?: number; readonly tableId?: string },
): CheckOutcome {
  const raw = rawOf(table);
  const planned = planRows(check.rows, table.columns);
  if (!planned.ok) return couldNotRun(planned.said, [], { raw });
  const { observations, empty, wrong } = observeRows(table, planned.plan, check.rows, {
    ...when,
    // The label `check` is always there.
    ownLabels: Object.keys(check.labels).length + (check.show === null ? 0 : 1) + 1,
    subject: check.subject,
  });
  const brought = { observations, raw };
  if (wrong) return couldNotRun(wrongSay(wrong, observations.length), [], brought);
  if (table.more) return couldNotRun({ key: 'rows.more', params: { most: table.rows.length } }, [], brought);
  const params = { rows: table.rows.length, signals: observations.length, empty };
  return measured({ key: empty > 0 ? 'rows.read-empty' : 'rows.read', params }, [], brought);
}

function wrongSay(wrong: { readonly said: Say; readonly rows: number }, taken: number): Say {
  return { key: 'rows.wrong', params: { first: { say: wrong.said }, rows: wrong.rows, signals: taken } };
}

/** The first rows, one JSON array a line under the names of the columns. */
function rawOf(table: Table): string {
  const rows = table.rows
    .slice(0, RAW_ROWS)
    .map((row) => line(row.map((c) => (isBytes(c) ? `<${c.bytes} bytes>` : c))));
  const left = table.rows.length - rows.length;
  return [line(table.columns), ...rows, ...(left > 0 ? [`… +${left}`] : [])].join('\n');
}

function line(cells: readonly (string | number | boolean | null)[]): string {
  return JSON.stringify(cells.map((cell) => (typeof cell === 'string' ? cell.slice(0, 200) : cell)));
}
