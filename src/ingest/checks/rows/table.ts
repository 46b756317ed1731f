/** Bytes that are no text: there is nothing a signal could do with them. */
export interface Bytes {
  readonly bytes: number;
}

/** What one field of a row holds. Whole numbers beyond 2^53 and decimals come as the digits they are written with. */
export type Cell = string | number | boolean | null | Bytes;

/** Columns a table may have: as many as one of MySQL, and more than any other database allows. */
export const MOST_COLUMNS = 4_096;

/** What a query or a file came to. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** There were more rows than may be read. */
  readonly more: boolean;
}

/** A cell as words; null where it holds none. */
export function wordsOf(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined || typeof cell === 'object') return null;
  return String(cell);
}

export function isBytes(cell: Cell | undefined): cell is Bytes {
  return typeof cell === 'object' && cell !== null;
}
