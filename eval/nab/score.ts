import type { Series } from './series.js';

/** What detections of one file, or of several, come to. */
export interface Score {
  /** Sum of what was earned and lost. */
  readonly raw: number;
  readonly windows: number;
  readonly found: number;
  readonly falseAlarms: number;
  /** Of each window found: how far into it the first detection came, 0 at its start to 1 at its end. */
  readonly delays: readonly number[];
}

const FALSE_ALARM = 0.11;

/** How many points at the start of a file count for nothing. */
export function probation(length: number): number {
  return Math.min(Math.floor(0.15 * length), 750);
}

/**
 * The benchmark's standard profile (Lavin & Ahmad 2015, "Evaluating Real-time Anomaly Detection Algorithms: the Numenta
 * Anomaly Benchmark"): the earliest detection of a window earns, a missed window costs 1, each detection outside costs
 * 0.11 the more the further it lies behind the last window. `detections` are indexes, ascending.
 */
export function scoreOf({ values, windows }: Series, detections: readonly number[]): Score {
  const first = probation(values.length);
  const earliest = new Map<number, number>();
  let raw = 0;
  let falseAlarms = 0;
  for (const i of detections) {
    if (i < first) continue;
    const window = windows.findIndex(([from, to]) => i >= from && i <= to);
    if (window >= 0) {
      if (!earliest.has(window)) earliest.set(window, i);
      continue;
    }
    falseAlarms++;
    const behind = windows.findLast(([, to]) => to < i);
    raw += FALSE_ALARM * (behind ? sigmoid((i - behind[1]) / (behind[1] - behind[0])) : -1);
  }
  const delays: number[] = [];
  for (const [window, [from, to]] of windows.entries()) {
    const at = earliest.get(window);
    if (at === undefined) raw -= 1;
    else {
      raw += sigmoid(-(to - at + 1) / (to - from + 1)) / sigmoid(-1);
      delays.push((at - from) / (to - from));
    }
  }
  return { raw, windows: windows.length, found: delays.length, falseAlarms, delays };
}

export function sum(scores: readonly Score[]): Score {
  const add = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0);
  return {
    raw: add((s) => s.raw),
    windows: add((s) => s.windows),
    found: add((s) => s.found),
    falseAlarms: add((s) => s.falseAlarms),
    delays: scores.flatMap((s) => s.delays),
  };
}

/** 0 where nothing is ever detected, 100 where each window is at its first point and nothing else is. NaN without windows. */
export function normalised({ raw, windows }: Score): number {
  return (100 * (raw + windows)) / (2 * windows);
}

function sigmoid(x: number): number {
  return x > 3 ? -1 : 2 / (1 + Math.exp(5 * x)) - 1;
}
