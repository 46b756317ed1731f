import { isRecord } from '../wire/is-record.js';

export interface SeriesValue {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** When the query was evaluated, ms. */
  readonly at: number;
}

/** What Prometheus answered; `ok: false` where it says itself that it could not, or gives what is no figure. */
export type Answer =
  | {
      readonly ok: true;
      readonly series: readonly SeriesValue[];
      /** Series that are no number: NaN, infinite, a histogram. */
      readonly skipped: number;
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly key: 'prom.refused' | 'prom.type'; readonly why: string };

/** Reads an answer of the HTTP API (https://prometheus.io/docs/prometheus/latest/querying/api/); null where it is none. */
export function readAnswer(value: unknown): Answer | null {
  if (!isRecord(value)) return null;
  if (value.status === 'error') {
    const why = `${textOf(value.errorType)}: ${textOf(value.error)}`.slice(0, 300);
    return { ok: false, key: 'prom.refused', why };
  }
  const data = value.data;
  if (value.status !== 'success' || !isRecord(data)) return null;
  const warnings = Array.isArray(value.warnings) ? value.warnings.map(textOf) : [];
  switch (data.resultType) {
    case 'scalar':
      return seriesOf([{ metric: {}, value: data.result }], warnings);
    case 'vector':
      return Array.isArray(data.result) ? seriesOf(data.result, warnings) : null;
    default:
      return { ok: false, key: 'prom.type', why: textOf(data.resultType) };
  }
}

function seriesOf(result: readonly unknown[], warnings: readonly string[]): Answer | null {
  const series: SeriesValue[] = [];
  let skipped = 0;
  for (const one of result) {
    if (!isRecord(one) || !isRecord(one.metric)) return null;
    const [seconds, written] = Array.isArray(one.value) ? one.value : [];
    const value = typeof written === 'string' && written !== '' ? Number(written) : Number.NaN;
    if (typeof seconds !== 'number' || !Number.isFinite(value)) {
      skipped += 1;
      continue;
    }
    const labels = Object.fromEntries(Object.entries(one.metric).map(([label, text]) => [label, textOf(text)]));
    series.push({ labels, value, at: Math.round(seconds * 1000) });
  }
  return { ok: true, series, skipped, warnings };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
