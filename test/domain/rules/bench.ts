import type { Finding } from '../../../src/domain/finding.js';
import { type Graded, type GradeState, gradeDue, gradeSignal, Rulebook } from '../../../src/domain/grade.js';
import type { LanguageTools } from '../../../src/domain/language/tools.js';
import type { Level } from '../../../src/domain/level.js';
import type { Matrix, Rule } from '../../../src/domain/rule.js';
import type { Promotion, Show } from '../../../src/domain/show.js';
import { ShowBook } from '../../../src/domain/show-book.js';
import type { Labels, Signal } from '../../../src/domain/signal.js';

export const MINUTE = 60_000;
/** An instant all tables count from. */
export const T0 = Date.UTC(2026, 10, 11, 12, 0, 0);

export const words = { en: 'a risk', 'zh-CN': '风险' };
/** What every rule has, for tables that care about one kind alone. */
export const common = {
  id: 'r',
  covers: [],
  family: 'operations',
  title: words,
  match: { names: ['m'], where: [] },
  by: ['subject'],
  forMs: 0,
  clearMs: 0,
  labels: {},
  constants: {},
} as const;

export function show(more: Partial<Show> = {}): Show {
  const base = { id: 's1', title: '双11 晚场', host: 'lin', platform: 'douyin', scene: 'regular', skus: [] } as const;
  return { ...base, start: T0, end: T0 + 120 * MINUTE, ...more };
}

let next = 0;
export function metric(
  value: number,
  at: number,
  more: Partial<Omit<Extract<Signal, { kind: 'metric' }>, 'kind'>> = {},
): Signal {
  return { kind: 'metric', id: `n${next++}`, source: 'oms', name: 'm', subject: 'x', labels: {}, value, at, ...more };
}
export function spoken(text: string, at: number, labels: Labels = {}): Signal {
  return { kind: 'text', id: `n${next++}`, source: 'live', name: 'm', subject: 'x', labels, text, at };
}
export function sent(
  status: 'firing' | 'resolved',
  level: string | undefined,
  at: number,
  more: { name?: string; subject?: string; labels?: Labels } = {},
): Signal {
  const base = {
    kind: 'alert',
    id: `n${next++}`,
    source: 'am',
    name: 'm',
    subject: 'x',
    labels: {},
    title: 'disk full',
    status,
    at,
  } as const;
  return { ...base, ...more, ...(level !== undefined && { level }) };
}

/** A set of rules with a memory and clocks, as the service keeps them: what was said is collected. */
export class GradeBench {
  readonly states = new Map<string, GradeState>();
  readonly clocks = new Map<string, number>();
  readonly said: Finding[] = [];
  readonly graded: Graded[] = [];
  readonly book: Rulebook;
  /** The calendar, which may change at any time. */
  shows: ShowBook;
  now = T0;

  constructor(
    rules: readonly Rule[],
    given: {
      matrix?: Matrix;
      shows?: readonly Show[];
      promotions?: readonly Promotion[];
      language?: LanguageTools;
    } = {},
  ) {
    this.book = new Rulebook({ rules, matrix: given.matrix ?? null }, given.language);
    this.shows = new ShowBook(given.shows ?? [], given.promotions ?? []);
  }

  /** Lets clocks that fall due before it ring, then shows the signal. */
  show(signal: Signal, now = Math.max(this.now, signal.at)): Level | null | undefined {
    this.until(now);
    this.#keep(gradeSignal(this.book, (key) => this.states.get(key), signal, this.shows, now));
    return this.level;
  }

  /** Time goes by; every clock rings at its own instant. */
  until(now: number): Level | null | undefined {
    for (let rings = 0; rings < 10_000; rings++) {
      const [key, at] = [...this.clocks].filter(([, due]) => due <= now).sort((a, b) => a[1] - b[1])[0] ?? [];
      if (key === undefined || at === undefined) {
        this.now = Math.max(this.now, now);
        return this.level;
      }
      this.clocks.delete(key);
      this.now = Math.max(this.now, at);
      this.#keep(gradeDue(this.book, (k) => this.states.get(k), key, this.shows, this.now));
    }
    throw new Error('a clock never stops ringing');
  }

  /** The level last said; undefined where nothing ever was. */
  get level(): Level | null | undefined {
    return this.said.at(-1)?.level;
  }
  get reasons(): readonly string[] {
    return (this.said.at(-1)?.reasons ?? []).map((reason) => reason.key);
  }

  #keep(graded: readonly Graded[]): void {
    for (const one of graded) {
      this.graded.push(one);
      if (one.state === null) this.states.delete(one.key);
      // Through JSON, as the store does it.
      else if (one.state) this.states.set(one.key, JSON.parse(JSON.stringify(one.state)));
      if (one.finding) this.said.push(one.finding);
      if (one.dueAt === null) this.clocks.delete(one.key);
      else if (one.dueAt !== undefined) this.clocks.set(one.key, one.dueAt);
    }
  }
}
