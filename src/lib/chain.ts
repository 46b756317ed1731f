import { createHash } from 'node:crypto';

/** A row of the history as it is hashed: `actor` and `body` are canonical JSON texts, `at` ms since the epoch. */
export interface ChainRow {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly body: string;
}

/** What the first row follows. */
export const GENESIS = '0'.repeat(64);

/** sha-256, hex, of the hash before (64 hex digits) and the row as `{"actor":…,"at":…,"body":…,"seq":…}`, UTF-8. */
export function chainHash(before: string, row: ChainRow): string {
  const json = `{"actor":${row.actor},"at":${row.at},"body":${row.body},"seq":${row.seq}}`;
  return createHash('sha256').update(before).update(json).digest('hex');
}

/** Why a chain does not hold: a row was changed, or rows are missing before it. */
export type ChainFault = 'changed' | 'missing';

/** Follows a chain row by row; says at which it no longer holds. */
export class ChainCheck {
  #seq = 0;
  #hash = GENESIS;

  /** The newest row that holds. */
  get head(): { readonly seq: number; readonly hash: string } {
    return { seq: this.#seq, hash: this.#hash };
  }

  /** null where it follows the row before. */
  next(row: ChainRow & { readonly hash: string }): ChainFault | null {
    if (row.seq !== this.#seq + 1) return 'missing';
    if (chainHash(this.#hash, row) !== row.hash) return 'changed';
    this.#seq = row.seq;
    this.#hash = row.hash;
    return null;
  }
}
