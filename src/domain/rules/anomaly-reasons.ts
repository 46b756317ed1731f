import type { Advance, Sighting } from '../anomaly/advance.js';
import type { Episode, Turn } from '../anomaly/episode.js';
import { onceIn, type Unusual } from '../anomaly/unusual.js';
import type { Level } from '../level.js';
import type { Show } from '../show.js';
import type { MetricSignal } from '../signal.js';
import type { Say } from '../text.js';
import { amount } from './amount.js';
import { type Force, whyForce } from './elastic.js';

/** When a level was last raised before, by the way the series went, ms. */
export interface Last {
  readonly up?: number;
  readonly down?: number;
}

interface Standing {
  readonly turn: Turn;
  readonly episode: Episode;
  readonly own: Level | null;
  /** The value of the level reached, as the rule has it. */
  readonly reach: number | undefined;
  readonly force: Force;
  readonly last: Last;
  readonly show: Show | undefined;
}

/** What was seen, what is usual, how rare that is, since when, and when the like came last. */
export function anomalyReasons(
  signal: MetricSignal,
  step: Advance,
  seen: Unusual | null,
  { turn, episode, own, reach, force, last, show }: Standing,
): readonly Say[] {
  const name = signal.name;
  const value = amount(signal.value, signal.unit);
  if (turn === 'adapted') return [{ key: 'why.anomaly.adapted', params: { name, value, n: step.memory.n } }];
  if (own === null || !seen) return [{ key: 'why.anomaly.over', params: { name, value } }];
  const before = seen.main.up ? last.up : last.down;
  const lasted = signal.at - episode.since;
  const way = seen.main.up ? 'up' : 'down';
  const rare = { n: onceIn(episode.peak), level: own, threshold: reach ?? 0 };
  return [
    observed(signal, seen.main, when(step, show)),
    { key: 'why.anomaly.rare', params: rare },
    ...(lasted > 0 ? [{ key: 'why.anomaly.since', params: { since: { ms: lasted } } }] : []),
    before === undefined
      ? { key: `why.anomaly.first.${way}`, params: { n: step.memory.n } }
      : { key: `why.anomaly.last.${way}`, params: { at: { at: before, style: 'date' } } },
    whyForce(force),
  ];
}

function observed(signal: MetricSignal, main: Sighting, place: string): Say {
  const params = {
    name: signal.name,
    value: amount(signal.value, signal.unit),
    usual: amount(plain(main.usual, main.spread), signal.unit),
    spread: amount(plain(main.spread, main.spread), signal.unit),
    place,
  };
  if (main.view === 'restless') return { key: `why.anomaly.${main.up ? 'restless' : 'still'}`, params };
  return { key: `why.anomaly.${main.view}.${main.up ? 'up' : 'down'}`, params };
}

/** What "usual" goes by: the word a sentence chooses by. */
function when({ trust: [first, second] }: Advance, show: Show | undefined): string {
  if (show) return first > 0.3 ? 'show' : 'late';
  return second > 0.3 ? 'week' : first > 0.3 ? 'day' : 'late';
}

/** Two digits of the spread are all a reader wants to see of either. */
function plain(value: number, spread: number): number {
  const size = Math.abs(spread) > 0 ? Math.abs(spread) : Math.abs(value);
  if (!(size > 0)) return 0;
  const digits = Math.min(300, Math.max(0, 1 - Math.floor(Math.log10(size))));
  return digits > 20 ? value : Number(value.toFixed(Math.min(20, digits)));
}
