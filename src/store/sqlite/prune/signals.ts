import type { Client } from '../client.js';
import { nextSegment, SEGMENT } from '../signals/segment.js';

interface Borrower {
  n: number;
  bodyOf: number;
}

/** Removes the oldest signals by arrival. */
export class SignalPruner {
  readonly #oldest;
  readonly #borrowers;
  readonly #inherit;
  readonly #follow;
  readonly #remove;

  constructor(client: Client) {
    this.#oldest = client.prepare<[number], { n: number; receivedAt: number }>(
      'select n, received_at as receivedAt from signals order by n limit ?',
    );
    this.#borrowers = client.prepare<[number, number, number], Borrower>(
      'select n, body_of as bodyOf from signals where n >= ? and n < ? and body_of < ? order by n',
    );
    this.#inherit = client.prepare<[number, number]>(
      'update signals set body = (select body from signals where n = ?), body_of = null where n = ?',
    );
    this.#follow = client.prepare<[number, number]>('update signals set body_of = ? where n = ?');
    this.#remove = client.prepare<[number]>('delete from signals where n < ?');
  }

  /** Inside a transaction; how many went. The newest signal stays, so that arrivals are never numbered twice. */
  run(before: number, limit: number): number {
    if (limit <= 0) return 0;
    const rows = this.#oldest.all(limit + 1);
    const kept = rows.findIndex((row) => row.receivedAt >= before);
    const end = rows[kept === -1 ? rows.length - 1 : kept]?.n;
    const first = rows[0]?.n;
    if (end === undefined || first === undefined || end === first) return 0;
    // At the border of a segment nobody beyond it needs what goes.
    const border = Math.floor(end / SEGMENT) * SEGMENT;
    const cut = border > first ? border : end;
    this.#passBodiesOn(cut);
    return this.#remove.run(cut).changes;
  }

  /** The first of those whose body would go takes it over; the others turn to that one. */
  #passBodiesOn(cut: number): void {
    const heirs = new Map<number, number>();
    for (const { n, bodyOf } of this.#borrowers.all(cut, nextSegment(cut - 1), cut)) {
      const heir = heirs.get(bodyOf);
      if (heir === undefined) {
        this.#inherit.run(bodyOf, n);
        heirs.set(bodyOf, n);
      } else this.#follow.run(heir, n);
    }
  }
}
