import type { Finding } from '../finding.js';
import type { Rulebook } from '../grade.js';
import { type Level, rank } from '../level.js';
import { type Phase, type Promotion, type Scene, type Show, SOON_MS } from '../show.js';
import { ShowBook } from '../show-book.js';
import type { Signal } from '../signal.js';
import { Trial } from './trial.js';

/** Noon of an ordinary Wednesday in Shanghai, when no promotion runs; every case counts from here unless it says. */
export const CASE_START = Date.UTC(2026, 6, 15, 4);

/** What the calendar holds during a case. */
export interface CaseCalendar {
  readonly show: string;
  readonly host: string;
  readonly platform: string;
  readonly scene: Scene;
  readonly phase: Phase;
  readonly category: string | null;
  readonly skus: readonly string[];
  /** Id of the promotion that runs; null: none. */
  readonly promotion: string | null;
}

/** A moment of a case: signals are shown (none: only time goes by), and what is expected of the rule then. */
export interface CaseStep {
  /** ms after the start. */
  readonly at: number;
  readonly signals: readonly Signal[];
  /** null: nothing is warned of; undefined: not looked at. */
  readonly expected: Level | null | undefined;
  /** How many conditions of the rule hold a level then; undefined: not looked at. */
  readonly conditions: number | undefined;
}

/** One example of what a rule is for: given these signals, these warnings. */
export interface RuleCase {
  readonly rule: string;
  readonly title: string;
  readonly start: number;
  readonly calendar: CaseCalendar | null;
  readonly steps: readonly CaseStep[];
}

/** Where a case went another way than was expected. */
export interface CaseFault {
  readonly step: number;
  readonly at: number;
  readonly expected: Level | null | undefined;
  readonly found: Level | null;
  readonly expectedConditions: number | undefined;
  readonly conditions: number;
}

/** What a case came to: where it went another way (empty: nowhere), and all that its rule said on the way. */
export interface CaseRun {
  readonly faults: readonly CaseFault[];
  readonly said: readonly Finding[];
}

/** Runs a case through all rules there are and looks at its own. */
export function runCase(book: Rulebook, one: RuleCase): CaseRun {
  const trial = new Trial(book, showBook(one), one.start);
  const faults: CaseFault[] = [];
  for (const [step, { at, signals, expected, conditions }] of one.steps.entries()) {
    trial.until(one.start + at);
    for (const signal of signals) trial.show(signal, signal.at);
    const levels = [...trial.levels(one.rule).values()];
    const found = levels.reduce<Level | null>((top, level) => (rank(level) > rank(top) ? level : top), null);
    const wrong =
      (expected !== undefined && found !== expected) || (conditions !== undefined && levels.length !== conditions);
    if (wrong) faults.push({ step, at, expected, found, expectedConditions: conditions, conditions: levels.length });
  }
  return { faults, said: trial.found.filter(({ rule }) => rule === one.rule) };
}

const HOUR_MS = 3_600_000;

function showBook({ calendar, start }: RuleCase): ShowBook {
  if (!calendar) return new ShowBook([], []);
  const promotions: Promotion[] =
    calendar.promotion === null
      ? []
      : [{ id: calendar.promotion, name: calendar.promotion, start: start - HOUR_MS, end: start + 24 * HOUR_MS }];
  const begins = { live: start - 600_000, soon: start + SOON_MS / 2, off: start - 24 * HOUR_MS }[calendar.phase];
  const show: Show = {
    id: calendar.show,
    title: calendar.show,
    host: calendar.host,
    platform: calendar.platform,
    scene: calendar.scene,
    start: begins,
    end: begins + 4 * HOUR_MS,
    skus: calendar.skus.map((sku) => ({ sku, stock: 1000 })),
    ...(calendar.category !== null && { category: calendar.category }),
  };
  return new ShowBook([show], promotions);
}
