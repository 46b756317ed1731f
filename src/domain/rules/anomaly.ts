import { type Advance, advance } from '../anomaly/advance.js';
import { CALM, type Episode, follow, type Turn } from '../anomaly/episode.js';
import { freshMemory } from '../anomaly/memory.js';
import { memoryJson, memoryOf } from '../anomaly/memory-json.js';
import { onceIn, unusual } from '../anomaly/unusual.js';
import type { Json } from '../json.js';
import { highest, type Level } from '../level.js';
import type { AnomalyRule } from '../rule.js';
import { phaseOf, type Show } from '../show.js';
import { anomalyReasons, type Last } from './anomaly-reasons.js';
import { inForce, scalesOf } from './elastic.js';
import { levelIn, numberIn, objectOf } from './inner.js';
import { climb, type Ladder, thresholdFor } from './ladder.js';
import { type Judge, type Reading, standing } from './reading.js';

const DAY = 86_400_000;
/** A series not seen for so long is learned anew; shows of one host may be far apart. */
const KEPT_MS = { auto: 30 * DAY, none: 30 * DAY, show: 90 * DAY };
/** Observations at the start of a show, before its own level is known. */
const SETTLING = 5;
/** Shows that must have been seen whole. */
const SHOWS = 2;

/** What the judge remembers besides the series itself. */
interface Held {
  readonly episode: Episode;
  readonly own: Level | null;
  readonly last: Last;
}

/**
 * How unusual a metric's newest value is, compared with all the series did before. The memory is written at most once in
 * `everyMs`; what comes between is looked at, and learned from only where it raises the level. Late and repeated
 * observations say nothing; a gap is not a zero.
 */
export function anomalyJudge(rule: AnomalyRule): Judge {
  const scales = scalesOf(rule);
  const keptMs = KEPT_MS[rule.season];
  return {
    observe({ signal, at, now, shows }, state) {
      if (signal.kind !== 'metric' || !Number.isFinite(signal.value)) return null;
      const show = rule.season === 'show' ? onAir(shows.find(signal.labels, at), at) : undefined;
      if (rule.season === 'show' && !show) return null;
      const inner = objectOf(state?.inner);
      const known = memoryOf(inner?.series);
      if (known && at <= known.at) return null;
      const was = known ?? freshMemory(at, signal.value, rule.season);
      const held = heldOf(inner);

      const step = advance(was, rule.season, { at, value: signal.value, ...(show && { show }) });
      const seen = unusual(step.sightings, rule.direction);
      const force = inForce(scales, shows, signal.labels, at);
      const rarity = seen && ready(rule, step) ? seen.rarity : 0;
      const threshold = slightest(force.ladder, rule.sensitivity);
      const { episode, turn } = follow(held.episode, rarity, threshold, rule.calm, at);
      const early = known !== null && at - known.at < rule.everyMs;
      if (early && turn !== 'rises') return null;

      const own = levelAfter(turn, held.own, force.ladder, rarity + Math.log10(rule.sensitivity));
      const way = (seen?.main.up ?? true) ? 'up' : 'down';
      const last = turn === 'rises' && held.own === null ? { ...held.last, [way]: at } : held.last;
      const reach = thresholdFor(force.ladder, own);
      return {
        level: own,
        at,
        inner: { series: memoryJson(step.memory), episode: { ...episode }, own, last: { ...last } },
        figures:
          own === null || reach === undefined
            ? {}
            : { value: onceIn(episode.peak), threshold: reach / rule.sensitivity, unit: 'once-in' },
        reasons: () => anomalyReasons(signal, step, seen, { turn, episode, own, reach, force, last: held.last, show }),
        wakeAt: own !== null && show ? show.end : null,
        keepUntil: now + keptMs,
      };
    },
    wake(waking) {
      const { state, now, shows, labels } = waking;
      const inner = objectOf(state.inner);
      const keepUntil = (memoryOf(inner?.series)?.at ?? 0) + keptMs;
      const stands: Reading = { ...standing(waking), keepUntil };
      const show = rule.season === 'show' ? shows.find(labels, now) : undefined;
      if (stands.level === null || rule.season !== 'show') return stands;
      if (show && now < show.end) return { ...stands, wakeAt: show.end };
      const episode = { ...heldOf(inner).episode, peak: 0, length: 0 };
      const reasons = () => [{ key: 'why.anomaly.show-over', params: { show: show?.title ?? '' } }];
      const over: Json = { ...inner, episode, own: null };
      return { ...stands, level: null, inner: over, figures: {}, reasons, stands: false };
    },
  };
}

/** Is enough known? Of a show also how it goes on the whole, and how high this one stands. */
function ready(rule: AnomalyRule, { memory }: Advance): boolean {
  if (memory.n < rule.warmup) return false;
  return rule.season !== 'show' || (memory.shows >= SHOWS && memory.k > SETTLING);
}

function onAir(show: Show | undefined, at: number): Show | undefined {
  return phaseOf(show, at) === 'live' ? show : undefined;
}

/** Rarity from which the slightest level holds; where there is none, nothing is ever rare enough. */
function slightest(ladder: Ladder, sensitivity: number): number {
  const value = ladder.at(-1)?.value;
  return value === undefined ? Number.MAX_VALUE : Math.log10(Math.max(1, value / sensitivity));
}

function levelAfter(turn: Turn, own: Level | null, ladder: Ladder, rarity: number): Level | null {
  switch (turn) {
    case 'rises':
      // A hair more than it is: the threshold is a number, what reaches it the power of its logarithm.
      return highest(own, climb(ladder, 'from', 10 ** rarity * (1 + 1e-9), null, 0));
    case 'holds':
      return own;
    default:
      return null;
  }
}

function heldOf(inner: ReturnType<typeof objectOf>): Held {
  const of = objectOf(inner?.episode);
  const number = (name: keyof Episode) => numberIn(of, name) ?? CALM[name];
  const last = objectOf(inner?.last);
  const [up, down] = [numberIn(last, 'up'), numberIn(last, 'down')];
  return {
    episode: {
      peak: number('peak'),
      bar: number('bar'),
      since: number('since'),
      length: number('length'),
      quiet: number('quiet'),
    },
    own: levelIn(inner, 'own'),
    last: { ...(up !== undefined && { up }), ...(down !== undefined && { down }) },
  };
}
