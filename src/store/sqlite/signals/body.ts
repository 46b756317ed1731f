import {
  type AlertSignal,
  type FactSignal,
  type Labels,
  type Signal,
  type TextSignal,
  unreachable,
} from '../../../domain/signal.js';
import { readJson } from '../json.js';

/** What a signal says beyond its value and its series, as JSON; null where that is nothing. */
export function bodyOf(signal: Signal): string | null {
  switch (signal.kind) {
    case 'metric':
    case 'heartbeat':
      return null;
    case 'text':
      return JSON.stringify({ text: signal.text } satisfies TextBody);
    case 'fact':
      return JSON.stringify({ fields: signal.fields } satisfies FactBody);
    case 'alert': {
      const { status, level, title, text, url } = signal;
      return JSON.stringify({ status, level, title, text, url } satisfies Record<keyof AlertBody, unknown>);
    }
    default:
      return unreachable(signal);
  }
}

/** Would `bodyOf` be the same of both? They are of one series. */
export function saysTheSame(a: Signal, b: Signal): boolean {
  if (a.kind === 'alert' && b.kind === 'alert')
    return a.status === b.status && a.level === b.level && a.title === b.title && a.text === b.text && a.url === b.url;
  if (a.kind === 'text' && b.kind === 'text') return a.text === b.text;
  return a.kind === 'fact' && b.kind === 'fact' && JSON.stringify(a.fields) === JSON.stringify(b.fields);
}

type TextBody = Pick<TextSignal, 'text'>;
type FactBody = Pick<FactSignal, 'fields'>;
type AlertBody = Pick<AlertSignal, 'status' | 'level' | 'title' | 'text' | 'url'>;

/** A row of `signals` with its series and, wherever it stands, its body. */
export interface SignalRow {
  n: number;
  prev: number | null;
  source: string;
  id: string;
  at: number;
  value: number | null;
  body: string | null;
  drill: number;
  name: string;
  subject: string;
  kind: Signal['kind'];
  unit: string;
  labels: string;
}

/** Reads `SignalRow`s; add a `where`. */
export const SELECT_SIGNAL = `select s.n, s.prev, s.source, s.id, s.at, s.value, coalesce(s.body, lender.body) as body, s.drill,
  series.name, series.subject, series.kind, series.unit, series.labels
  from signals s join series on series.id = s.series left join signals lender on lender.n = s.body_of`;

export function toSignal(row: SignalRow): Signal {
  const { id, source, name, subject, at } = row;
  const labels = readJson<Labels>(row.labels, 'series', `${name} ${subject}`);
  const base = { id, source, name, subject, labels, at, ...(row.drill ? { drill: true } : {}) };
  switch (row.kind) {
    case 'metric':
      // SQLite has no NaN: it stores null.
      return { ...base, kind: 'metric', value: row.value ?? Number.NaN, ...(row.unit ? { unit: row.unit } : {}) };
    case 'heartbeat':
      return { ...base, kind: 'heartbeat' };
    case 'text':
      return { ...base, kind: 'text', ...readJson<TextBody>(row.body ?? '', 'signals', row.n) };
    case 'fact':
      return { ...base, kind: 'fact', ...readJson<FactBody>(row.body ?? '', 'signals', row.n) };
    case 'alert':
      return { ...base, kind: 'alert', ...readJson<AlertBody>(row.body ?? '', 'signals', row.n) };
    default:
      return unreachable(row.kind);
  }
}
