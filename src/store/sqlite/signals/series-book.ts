import QuickLRU from 'quick-lru';
import type { Labels, Signal } from '../../../domain/signal.js';
import type { Client } from '../client.js';

/** A series as it stands inside the commit that is being written. */
export interface SeriesEntry {
  readonly key: string;
  readonly id: number;
  lastN: number | null;
  lastAt: number;
  lastValue: number | null;
  /** The body its newest signals share, and the row that holds it; null where that is not known. */
  body: string | null;
  bodyN: number | null;
}

type Identity = [name: string, subject: string, kind: string, source: string, unit: string, labels: string];
interface HeadRow {
  id: number;
  lastN: number | null;
  lastAt: number | null;
  lastValue: number | null;
}

const KEPT = 10_000;

/** Finds (or starts) the series of a signal; the newest `KEPT` are remembered. */
export class SeriesBook {
  readonly #entries = new QuickLRU<string, SeriesEntry>({ maxSize: KEPT });
  readonly #find;
  readonly #start;

  constructor(client: Client) {
    this.#find = client.prepare<Identity, HeadRow>(
      `select series.id, last_n as lastN, last_at as lastAt, last_value as lastValue
       from series left join series_heads on series_heads.series = series.id
       where name = ? and subject = ? and kind = ? and source = ? and unit = ? and labels = ?`,
    );
    this.#start = client.prepare<Identity>(
      'insert into series (name, subject, kind, source, unit, labels) values (?, ?, ?, ?, ?, ?)',
    );
  }

  /** Inside a transaction: a series that is not there yet is written. */
  get(signal: Signal): SeriesEntry {
    const labels = labelsText(signal.labels);
    const unit = signal.kind === 'metric' ? (signal.unit ?? '') : '';
    const key = `${signal.name}\0${signal.subject}\0${signal.kind}\0${signal.source}\0${unit}\0${labels}`;
    const known = this.#entries.get(key);
    if (known) return known;
    const identity: Identity = [signal.name, signal.subject, signal.kind, signal.source, unit, labels];
    const row = this.#find.get(...identity);
    const id = row?.id ?? Number(this.#start.run(...identity).lastInsertRowid);
    const entry: SeriesEntry = {
      key,
      id,
      lastN: row?.lastN ?? null,
      lastAt: row?.lastAt ?? Number.MIN_SAFE_INTEGER,
      lastValue: row?.lastValue ?? null,
      body: null,
      bodyN: null,
    };
    this.#entries.set(key, entry);
    return entry;
  }

  /** After a rollback: what was remembered of these never came to be. */
  forget(entries: Iterable<SeriesEntry>): void {
    for (const { key } of entries) this.#entries.delete(key);
  }

  forgetAll(): void {
    this.#entries.clear();
  }
}

/** The same labels give the same text, in whatever order they came. */
function labelsText(labels: Labels): string {
  let last = '';
  for (const label in labels) {
    if (label < last)
      return JSON.stringify(Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))));
    last = label;
  }
  return JSON.stringify(labels);
}
