import { matchesAll } from '../matcher.js';
import type { ElasticCase, ElasticWhen, LevelValues } from '../rule.js';
import type { Scenery, ShowBook } from '../show-book.js';
import type { Labels } from '../signal.js';
import type { Say } from '../text.js';
import { type Ladder, ladderOf } from './ladder.js';

/** Base values and those that take their place, made ready. */
export interface Scales {
  readonly base: Ladder;
  readonly cases: readonly { readonly of: ElasticCase; readonly ladder: Ladder }[];
}
/** The values in force, and the elastic case they come from; null for the base. */
export interface Force {
  readonly ladder: Ladder;
  readonly elastic: Pick<ElasticCase, 'name' | 'when'> | null;
  readonly scenery: Scenery | null;
}

export function scalesOf(rule: { readonly levels: LevelValues; readonly elastic: readonly ElasticCase[] }): Scales {
  return { base: ladderOf(rule.levels), cases: rule.elastic.map((of) => ({ of, ladder: ladderOf(of.levels) })) };
}

/** Which values are in force for these labels at an instant. The calendar is asked only where a case needs it. */
export function inForce(scales: Scales, shows: ShowBook, labels: Labels, at: number): Force {
  if (scales.cases.length === 0) return { ladder: scales.base, elastic: null, scenery: null };
  const scenery = shows.sceneryFor(labels, at);
  for (const { of, ladder } of scales.cases) {
    if (holds(of.when, scenery, labels)) return { ladder, elastic: of, scenery };
  }
  return { ladder: scales.base, elastic: null, scenery };
}

/** The first of other cases (not of values by level) that holds. */
export function caseInForce<T extends Pick<ElasticCase, 'name' | 'when'>>(
  cases: readonly T[],
  shows: ShowBook,
  labels: Labels,
  at: number,
): { readonly elastic: T | null; readonly scenery: Scenery | null } {
  if (cases.length === 0) return NO_CASE;
  const scenery = shows.sceneryFor(labels, at);
  return { elastic: cases.find((one) => holds(one.when, scenery, labels)) ?? null, scenery };
}

function holds(when: ElasticWhen, { show, phase, promotion }: Scenery, labels: Labels): boolean {
  if (when.scene && !(show && when.scene.includes(show.scene))) return false;
  if (when.phase && !when.phase.includes(phase)) return false;
  if (when.promotion === true && !promotion) return false;
  if (when.promotion === false && promotion) return false;
  if (typeof when.promotion === 'string' && promotion?.id !== when.promotion) return false;
  return !when.labels || matchesAll(when.labels, labels);
}

const NO_CASE = { elastic: null, scenery: null } as const;

/** Says which values are in force and why those. */
export function whyForce({ elastic, scenery }: Pick<Force, 'elastic' | 'scenery'>): Say {
  if (!elastic) return { key: 'why.force.base' };
  const { when } = elastic;
  const because: Say[] = [];
  if (when.scene && scenery?.show)
    because.push({
      key: 'why.because.scene',
      params: { scene: { say: { key: `scene.${scenery.show.scene}` } }, show: scenery.show.title },
    });
  if (when.phase && scenery) because.push({ key: 'why.because.phase', params: { phase: scenery.phase } });
  if (when.promotion && scenery?.promotion)
    because.push({ key: 'why.because.promotion', params: { name: scenery.promotion.name } });
  if (when.promotion === false) because.push({ key: 'why.because.no-promotion' });
  if (when.labels?.length)
    because.push({
      key: 'why.because.labels',
      params: { labels: when.labels.map((m) => `${m.label}${m.op}${m.value}`).join(', ') },
    });
  return { key: 'why.force.elastic', params: { name: elastic.name, because: { say: list(because) } } };
}

function list(parts: readonly Say[]): Say {
  const [first, ...rest] = parts;
  if (!first) return { key: 'why.because.always' };
  return rest.reduce<Say>((sum, part) => ({ key: 'why.and', params: { a: { say: sum }, b: { say: part } } }), first);
}
