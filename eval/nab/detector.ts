import type { Series } from './series.js';

/** What a detector made of one series. */
export interface Detected {
  /** Indexes of the points at which it warned, ascending. */
  readonly at: readonly number[];
  /** What it remembers at the end, bytes of JSON. */
  readonly bytes: number;
}
export type Detector = (series: Series) => Detected;

/** The same, worked out once for each series however often it is asked for. */
export function remembered(detector: Detector): Detector {
  const known = new Map<Series, Detected>();
  return (series) => {
    const detected = known.get(series) ?? detector(series);
    known.set(series, detected);
    return detected;
  };
}
