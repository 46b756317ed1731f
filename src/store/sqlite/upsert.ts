import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Client } from './client.js';

/** A row as the table holds it, every column given. */
export type Row<T extends SQLiteTable> = T['$inferSelect'];

/**
 * Prepares "write this row, replacing the one with the same key" for a table of the schema. Written past drizzle, whose
 * mapping of every value costs more than the write: a storm writes hundreds of rows in one commit.
 */
export function prepareUpsert<T extends SQLiteTable>(
  client: Client,
  table: T,
  key: readonly (keyof Row<T> & string)[],
): (row: Row<T>) => void {
  const columns = Object.entries(getTableColumns(table)).map(([field, column]) => ({
    field,
    name: `"${column.name}"`,
  }));
  const names = columns.map((c) => c.name).join(', ');
  const values = columns.map((c) => `@${c.field}`).join(', ');
  const isKey = new Set<string>(key);
  const target = columns.filter((c) => isKey.has(c.field)).map((c) => c.name);
  const rest = columns.filter((c) => !isKey.has(c.field)).map((c) => `${c.name} = excluded.${c.name}`);
  const statement = client.prepare<[Row<T>]>(
    `insert into "${getTableName(table)}" (${names}) values (${values}) on conflict (${target.join(', ')}) do update set ${rest.join(', ')}`,
  );
  return (row) => {
    statement.run(row);
  };
}
