import type { Signal } from '../../../domain/signal.js';
import { signalKey } from '../../store.js';
import type { Client } from '../client.js';
import { bodyOf, saysTheSame } from './body.js';
import { sameSegment } from './segment.js';
import { SeriesBook, type SeriesEntry } from './series-book.js';

type SignalValues = [
  n: number,
  prev: number | null,
  source: string,
  id: string,
  series: number,
  at: number,
  receivedAt: number,
  value: number | null,
  body: string | null,
  bodyOf: number | null,
  drill: number,
];

/** Writes signals: the path that must be short. */
export class SignalWriter {
  readonly book: SeriesBook;
  readonly #insert;
  readonly #head;
  #nextN: number;
  #used = new Set<SeriesEntry>();

  constructor(client: Client) {
    this.book = new SeriesBook(client);
    this.#insert = client.prepare<SignalValues>(
      `insert into signals (n, prev, source, id, series, at, received_at, value, body, body_of, drill)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (source, id) do nothing`,
    );
    this.#head = client.prepare<[number, number | null, number, number | null]>(
      `insert into series_heads (series, last_n, last_at, last_value) values (?, ?, ?, ?)
       on conflict (series) do update set last_n = excluded.last_n, last_at = excluded.last_at, last_value = excluded.last_value`,
    );
    this.#nextN = client.prepare<[], number>('select coalesce(max(n), 0) + 1 from signals').pluck().get() ?? 1;
  }

  /** Inside a transaction; returns the `source/id` of those already kept, and then the transaction must be rolled back. */
  write(signals: readonly Signal[], receivedAt: number): string[] {
    const duplicates: string[] = [];
    let n = this.#nextN;
    for (const signal of signals) {
      if (this.#insertOne(signal, n, receivedAt)) n += 1;
      else duplicates.push(signalKey(signal));
    }
    if (duplicates.length > 0) return duplicates;
    this.#nextN = n;
    for (const e of this.#used) this.#head.run(e.id, e.lastN, e.lastAt, e.lastValue);
    return duplicates;
  }

  committed(): void {
    this.#used.clear();
  }

  /** What was counted and remembered since the last commit never came to be; `n` may leave a gap. */
  rolledBack(): void {
    this.book.forget(this.#used);
    this.#used.clear();
  }

  #insertOne(signal: Signal, n: number, receivedAt: number): boolean {
    const entry = this.book.get(signal);
    this.#used.add(entry);
    const lender =
      entry.body !== null && entry.bodyN !== null && sameSegment(entry.bodyN, n) && saysTheSame(entry.body, signal)
        ? entry.bodyN
        : null;
    const value = signal.kind === 'metric' ? signal.value : null;
    const { changes } = this.#insert.run(
      n,
      entry.lastN,
      signal.source,
      signal.id,
      entry.id,
      signal.at,
      receivedAt,
      value,
      lender === null ? bodyOf(signal) : null,
      lender,
      signal.drill ? 1 : 0,
    );
    if (changes === 0) return false;
    entry.lastN = n;
    if (signal.at >= entry.lastAt) {
      entry.lastAt = signal.at;
      entry.lastValue = value;
    }
    if (lender === null && signal.kind !== 'metric' && signal.kind !== 'heartbeat') {
      entry.body = signal;
      entry.bodyN = n;
    }
    return true;
  }
}
