import { z } from 'zod';
import { LIMITS } from '../../wire/limits.js';
import { type CommonEntry, metricNameSchema, zoneSchema } from '../schema/common.js';
import { hasPlaces } from './places.js';

const columnSchema = z.string().min(1).max(200);

/** How the rows of a table become signals: what `sql` and `file` checks have in common. */
export const rowsFields = {
  name: z
    .string()
    .min(1)
    .max(LIMITS.name)
    .optional()
    .describe('Name of the signals, words with {column} places; the column "name" unless given.'),
  value: columnSchema
    .optional()
    .describe('Column with the number of a metric; the column "value" unless given, where there is one.'),
  columns: z
    .record(metricNameSchema, columnSchema)
    .default({})
    .describe('Metric name → column with its number, where one row holds several figures; none by default.'),
  unit: z
    .string()
    .max(LIMITS.word)
    .optional()
    .describe('Unit of the numbers, as it is; the column "unit" unless given, where there is one.'),
  text: columnSchema
    .optional()
    .describe('Column with words: each row is a text signal; the column "text" unless given, where there is one.'),
  at: columnSchema
    .optional()
    .describe(
      'Column with the time of the row; the column "at" unless given; without one, the time of the run or file.',
    ),
  at_zone: zoneSchema
    .default('UTC')
    .describe('IANA time zone of times that are written without an offset; default UTC.'),
  row_id: columnSchema
    .optional()
    .describe('Column that names a row for good: the same row counts once, whichever run reads it; none by default.'),
};

const rowsSchema = z.object(rowsFields);
type RowsEntry = z.output<typeof rowsSchema> & Pick<CommonEntry, 'subject' | 'labels'>;

/** How rows become signals. Columns by name; null where the convention decides. */
export interface RowsConfig {
  /** Words with `{column}` places. */
  readonly name: string | null;
  /** Words with `{column}` places. */
  readonly subject: string | null;
  readonly value: string | null;
  readonly columns: Readonly<Record<string, string>>;
  readonly unit: string | null;
  readonly text: string | null;
  readonly at: string | null;
  readonly atZone: string;
  readonly rowId: string | null;
  /** Label → words with `{column}` places. Empty: every column not used otherwise is a label. */
  readonly labels: Readonly<Record<string, string>>;
}

export function toRows(entry: RowsEntry): RowsConfig {
  return {
    name: entry.name ?? null,
    subject: entry.subject ?? null,
    value: entry.value ?? null,
    columns: entry.columns,
    unit: entry.unit ?? null,
    text: entry.text ?? null,
    at: entry.at ?? null,
    atZone: entry.at_zone,
    rowId: entry.row_id ?? null,
    labels: pick(entry.labels, hasPlaces),
  };
}

/** The entry with what is the same for all rows; what a row fills in is no part of the check itself. */
export function withoutPlaces<T extends Pick<CommonEntry, 'subject' | 'labels'>>(entry: T): T {
  const subject = entry.subject !== undefined && hasPlaces(entry.subject) ? undefined : entry.subject;
  return { ...entry, subject, labels: pick(entry.labels, (words) => !hasPlaces(words)) };
}

function pick(
  labels: Readonly<Record<string, string>>,
  wanted: (words: string) => boolean,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).filter(([, words]) => wanted(words)));
}
