import type { Table } from '../rows/table.js';

/** A query as it is put to a database. */
export interface Query {
  readonly text: string;
  readonly maxRows: number;
  /** The server ends the statement after this, ms. */
  readonly statementMs: number;
  /** Ends the connection, whatever it is at. */
  readonly signal: AbortSignal;
}

/** Puts a query to a database and reads its rows; throws what the driver throws, and `QueryFault`. */
export type RunQuery = (place: string, query: Query) => Promise<Table>;

/** What went wrong besides what drivers say of it themselves. */
export class QueryFault extends Error {
  constructor(
    readonly kind: 'no-rows' | 'lost' | 'no-file' | 'writes' | 'timeout' | 'refused' | 'too-large',
    message: string,
  ) {
    super(message);
    this.name = 'QueryFault';
  }
}
