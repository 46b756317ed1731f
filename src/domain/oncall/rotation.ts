import type { Layer, TurnLength } from './schedule.js';
import type { Stretch } from './stretch.js';
import { DAY_MS, HOUR_MS, instantOf, type Wall, wallOf } from './wall.js';

/** Whose turn it is, from one hand-off to the next; nobody's before the first. */
export interface Turn extends Stretch {
  readonly people: readonly string[];
}

interface Rotation {
  readonly start: Wall;
  /** On the clock of the wall. */
  readonly length: number;
  /** The turn asked for last: the next question is mostly about it again. */
  last: Turn | null;
}

const rotations = new WeakMap<Layer, Rotation>();

/** The turn of a layer at an instant. Boundary n is the wall time `start` + n · length, made an instant. */
export function turnAt(layer: Layer, at: number): Turn {
  const rotation = rotationOf(layer);
  const { last } = rotation;
  if (last && last.from <= at && at < last.until) return last;
  const turn = turnOf(layer, rotation, at);
  rotation.last = turn;
  return turn;
}

function rotationOf(layer: Layer): Rotation {
  let rotation = rotations.get(layer);
  if (!rotation) {
    rotation = { start: wallOf(layer.start), length: lengthOf(layer), last: null };
    rotations.set(layer, rotation);
  }
  return rotation;
}

function turnOf({ turns, zone }: Layer, { start, length }: Rotation, at: number): Turn {
  const boundary = (n: number) => instantOf(start + n * length, zone);
  const first = instantOf(start, zone);
  if (at < first) return { from: Number.NEGATIVE_INFINITY, until: first, people: [] };
  if (length === Number.POSITIVE_INFINITY) return { from: first, until: length, people: turns[0] ?? [] };
  // Off by what the clock was put forward or back since, and then stepped to the right one.
  let n = Math.max(0, Math.floor((at - first) / length));
  while (n > 0 && boundary(n) > at) n--;
  while (boundary(n + 1) <= at) n++;
  return { from: boundary(n), until: boundary(n + 1), people: turns[n % turns.length] ?? [] };
}

/** Equal turns are one turn for ever: nothing is handed over. */
function lengthOf({ every, turns }: Layer): number {
  const [first] = turns;
  const same = turns.every((turn) => turn.length === first?.length && turn.every((who, i) => who === first[i]));
  return every === null || same ? Number.POSITIVE_INFINITY : every.n * unitMs(every.unit);
}

export function unitMs(unit: TurnLength['unit']): number {
  return { hours: HOUR_MS, days: DAY_MS, weeks: 7 * DAY_MS }[unit];
}
