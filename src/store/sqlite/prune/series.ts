import type { Client } from '../client.js';

const LOOKED_AT = 20_000;

/** Removes series none of whose signals is kept any more. Walks all of them round and round, some at each call. */
export class SeriesPruner {
  readonly #some;
  readonly #first;
  readonly #removeHead;
  readonly #remove;
  #after = 0;

  constructor(client: Client) {
    this.#first = client.prepare<[], number | null>('select min(n) from signals').pluck();
    this.#some = client.prepare<[number, number], { series: number; lastN: number; lastAt: number }>(
      'select series, last_n as lastN, last_at as lastAt from series_heads where series > ? order by series limit ?',
    );
    this.#removeHead = client.prepare<[number]>('delete from series_heads where series = ?');
    this.#remove = client.prepare<[number]>('delete from series where id = ?');
  }

  /** Inside a transaction; how many went. */
  run(before: number, limit: number): number {
    const first = this.#first.get() ?? Number.MAX_SAFE_INTEGER;
    let gone = 0;
    const rows = limit > 0 ? this.#some.all(this.#after, LOOKED_AT) : [];
    for (const { series, lastN, lastAt } of rows) {
      if (gone === limit) return gone;
      this.#after = series;
      if (lastN >= first || lastAt >= before) continue;
      this.#removeHead.run(series);
      this.#remove.run(series);
      gone += 1;
    }
    if (limit > 0 && rows.length < LOOKED_AT) this.#after = 0;
    return gone;
  }
}
