import type { Cell, Table } from '../rows/table.js';

/** Characters of all rows together that are read; more is no table of figures. */
const MOST_CHARS = 16_000_000;

/** Gathers the rows of an answer as they come, up to a bound. */
export class RowCollector {
  readonly #rows: (readonly Cell[])[] = [];
  #chars = 0;
  #more = false;

  constructor(readonly maxRows: number) {}

  /** Takes a row; false once no further one is wanted. */
  take(row: readonly unknown[]): boolean {
    if (this.#rows.length >= this.maxRows || this.#chars > MOST_CHARS) {
      this.#more = true;
      return false;
    }
    const cells = row.map(cellOf);
    for (const cell of cells) if (typeof cell === 'string') this.#chars += cell.length;
    this.#rows.push(cells);
    return true;
  }

  get more(): boolean {
    return this.#more;
  }

  table(columns: readonly string[]): Table {
    return { columns, rows: this.#rows, more: this.#more };
  }
}

/** What a driver gives, as a cell: digits stay digits, times are UTC, bytes are counted. */
export function cellOf(value: unknown): Cell {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : String(value);
    case 'object':
      if (value === null) return null;
      if (value instanceof Uint8Array) return { bytes: value.byteLength };
      if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
      return JSON.stringify(value);
    default:
      return null;
  }
}
