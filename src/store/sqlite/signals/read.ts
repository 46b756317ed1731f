import type { Signal } from '../../../domain/signal.js';
import type { SeriesHead } from '../../store.js';
import type { Client } from '../client.js';
import { SELECT_SIGNAL, type SignalRow, toSignal } from './body.js';

/** So many older signals in a row end the walk back through a series: a few may merely have arrived late. */
const LATE_ARRIVALS = 64;

export class SignalReader {
  readonly #byKey;
  readonly #byN;
  readonly #heads;
  readonly #newest;

  constructor(client: Client) {
    this.#byKey = client.prepare<[string, string], SignalRow>(`${SELECT_SIGNAL} where s.source = ? and s.id = ?`);
    this.#byN = client.prepare<[number], SignalRow>(`${SELECT_SIGNAL} where s.n = ?`);
    this.#heads = client
      .prepare<[string, string, number, number], number>(
        `select last_n from series join series_heads on series_heads.series = series.id
         where name = ? and subject = ? and last_at >= ? order by last_n desc limit ?`,
      )
      .pluck();
    this.#newest = client.prepare<[string, string], SeriesHead>(
      `select source, name, subject, last_at as at, last_value as value from series join series_heads on series_heads.series = series.id
       where name = ? and subject = ? order by last_at desc, last_n desc limit 1`,
    );
  }

  /** In the order of the keys; those no longer kept are left out. */
  byKeys(keys: readonly string[]): Signal[] {
    const found: Signal[] = [];
    for (const key of keys) {
      const row = this.#find(key);
      if (row) found.push(toSignal(row));
    }
    return found;
  }

  head(name: string, subject: string): SeriesHead | null {
    return this.#newest.get(name, subject) ?? null;
  }

  /** Walks the chains of all series of that name and subject back at once, always the one whose next row arrived last. */
  series(name: string, subject: string, since: number, limit: number): Signal[] {
    const chains: Chain[] = [];
    for (const n of this.#heads.all(name, subject, since, limit)) {
      const row = this.#within(this.#byN.get(n), since);
      if (row) chains.push({ row });
    }
    const found: SignalRow[] = [];
    while (found.length < limit) {
      const newest = chains.reduce<Chain | null>((best, c) => (best === null || c.row.n > best.row.n ? c : best), null);
      if (newest === null) break;
      found.push(newest.row);
      const next = this.#within(this.#before(newest.row), since);
      if (next) newest.row = next;
      else chains.splice(chains.indexOf(newest), 1);
    }
    return found.sort((a, b) => b.at - a.at || b.n - a.n).map(toSignal);
  }

  /** The first row of the chain, from this one back, that was observed at `since` or later. */
  #within(row: SignalRow | undefined, since: number): SignalRow | undefined {
    let at = row;
    for (let older = 0; at && at.at < since; older++) {
      if (older === LATE_ARRIVALS) return undefined;
      at = this.#before(at);
    }
    return at;
  }

  /** Nothing where the chain ends, or where retention has removed the rest of it. */
  #before(row: SignalRow): SignalRow | undefined {
    return row.prev === null ? undefined : this.#byN.get(row.prev);
  }

  /** Source and id may themselves hold a `/`: each place one can end is tried. */
  #find(key: string): SignalRow | undefined {
    for (let slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
      const row = this.#byKey.get(key.slice(0, slash), key.slice(slash + 1));
      if (row) return row;
    }
    return undefined;
  }
}

interface Chain {
  row: SignalRow;
}
