import { z } from 'zod';
import { envNameSchema } from '../../zod-parts.js';
import { MAX_OBSERVATIONS } from '../observation.js';
import { type RowsConfig, rowsFields, toRows, withoutPlaces } from '../rows/schema.js';
import { baseOf, type CheckBase, common } from './common.js';

export const sqlSchema = z.strictObject({
  ...common,
  ...rowsFields,
  kind: z.literal('sql').describe('A read-only query; each row becomes a signal.'),
  url_env: envNameSchema
    .optional()
    .describe(
      'Environment variable with the address of the database: postgres://…, mysql://…, mariadb://… or file:… (SQLite).',
    ),
  file: z
    .string()
    .min(1)
    .optional()
    .describe('A SQLite file, in place of url_env; a relative path counts from the folder the bot is started in.'),
  query: z
    .string()
    .min(1)
    .max(20_000)
    .describe('One statement that reads. It runs in a read-only transaction, within the timeout of the check.'),
  max_rows: z
    .int()
    .min(1)
    .max(MAX_OBSERVATIONS)
    .default(MAX_OBSERVATIONS)
    .describe('Rows that are read at most; more of them fail the check; default 10000.'),
});

/** A query whose rows become signals. */
export interface SqlCheck extends CheckBase {
  readonly kind: 'sql';
  /** Where the database is: in the environment, or a SQLite file. */
  readonly place: { readonly env: string } | { readonly file: string };
  readonly query: string;
  readonly maxRows: number;
  readonly rows: RowsConfig;
}

export function toSql(entry: z.output<typeof sqlSchema>): SqlCheck {
  return {
    ...baseOf(withoutPlaces(entry), `sql:${entry.id}`),
    kind: 'sql',
    place: entry.file === undefined ? { env: entry.url_env ?? '' } : { file: entry.file },
    query: entry.query,
    maxRows: entry.max_rows,
    rows: toRows(entry),
  };
}

/** What zod cannot say of one field alone. */
export function sqlProblem(entry: z.output<typeof sqlSchema>): string | null {
  if ((entry.url_env === undefined) !== (entry.file === undefined)) return null;
  return 'a sql check needs either url_env: NAME_OF_A_VARIABLE or file: path/to/sqlite.db, and not both';
}

export const sqlExample = `
id: stock-table
kind: sql
url_env: STOCK_DB
every: 1m
query: select sku, warehouse, available, sold_per_minute from stock
columns: { stock.available: available, sales.rate: sold_per_minute }
`;
