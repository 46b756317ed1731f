import QuickLRU from 'quick-lru';
import type { Labels, Signal } from '../../../domain/signal.js';
import type { Client } from '../client.js';

/** A series as it stands inside the commit that is being written. */
export interface SeriesEntry {
  readonly identity: SeriesIdentity;
  readonly id: number;
  lastN: number | null;
  lastAt: number;
  lastValue: number | null;
  /** One of its newest signals that say the same, and the row that holds what; null where that is not known. */
  body: Signal | null;
  bodyN: number | null;
}

/** What makes two signals the same series. */
type SeriesIdentity = Pick<Signal, 'name' | 'subject' | 'kind' | 'source' | 'labels'> & { readonly unit: string };
type Identity = [name: string, subject: string, kind: string, source: string, unit: string, labels: string];
interface HeadRow {
  id: number;
  lastN: number | null;
  lastAt: number | null;
  lastValue: number | null;
}

const KEPT = 10_000;
/** More series than this of one name and subject are not all remembered at once. */
const MOST_ALIKE = 64;

/** Finds (or starts) the series of a signal; the newest `KEPT` are remembered. */
export class SeriesBook {
  /** By name and subject: mostly one series each. Their labels are compared, which is cheaper than writing them out. */
  readonly #entries = new QuickLRU<string, SeriesEntry[]>({ maxSize: KEPT });
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
    const unit = signal.kind === 'metric' ? (signal.unit ?? '') : '';
    const near = this.#entries.get(keyOf(signal));
    if (near) for (const entry of near) if (isSame(entry.identity, signal, unit)) return entry;
    const entry = this.#load(signal, unit);
    if (near && near.length < MOST_ALIKE) near.push(entry);
    else this.#entries.set(keyOf(signal), [entry]);
    return entry;
  }

  #load(signal: Signal, unit: string): SeriesEntry {
    const { name, subject, kind, source, labels } = signal;
    const identity: Identity = [name, subject, kind, source, unit, labelsText(labels)];
    const row = this.#find.get(...identity);
    const id = row?.id ?? Number(this.#start.run(...identity).lastInsertRowid);
    return {
      identity: { name, subject, kind, source, unit, labels },
      id,
      lastN: row?.lastN ?? null,
      lastAt: row?.lastAt ?? Number.MIN_SAFE_INTEGER,
      lastValue: row?.lastValue ?? null,
      body: null,
      bodyN: null,
    };
  }

  /** After a rollback: what was remembered of these never came to be. */
  forget(entries: Iterable<SeriesEntry>): void {
    for (const { identity } of entries) this.#entries.delete(keyOf(identity));
  }

  forgetAll(): void {
    this.#entries.clear();
  }
}

function keyOf({ name, subject }: Pick<Signal, 'name' | 'subject'>): string {
  return `${name}\0${subject}`;
}

function isSame(known: SeriesIdentity, signal: Signal, unit: string): boolean {
  if (known.kind !== signal.kind || known.source !== signal.source || known.unit !== unit) return false;
  let labels = 0;
  for (const label in signal.labels) {
    if (known.labels[label] !== signal.labels[label]) return false;
    labels++;
  }
  for (const _ in known.labels) labels--;
  return labels === 0;
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
