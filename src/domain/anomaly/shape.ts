import { clamp } from './mean.js';

/** What is usual by the place in a cycle: one value a slot. The shape goes round. */
export type Shape = readonly number[];

const DIGITS = 6;

export function flatShape(slots: number): Shape {
  return new Array<number>(slots).fill(0);
}

/** Between the middles of slots on a straight line. `place` is in slots. */
export function usualAt(shape: Shape, place: number): number {
  const from = Math.floor(place - 0.5);
  const share = place - 0.5 - from;
  return slotAt(shape, from) * (1 - share) + slotAt(shape, from + 1) * share;
}

/** What of the slot's own and its neighbours' values comes nearest: what happens a little early or late is usual. */
export function nearestAt(shape: Shape, place: number, value: number): number {
  const slot = Math.floor(place);
  const before = slotAt(shape, slot - 1);
  const own = slotAt(shape, slot);
  const after = slotAt(shape, slot + 1);
  return clamp(value, Math.min(before, own, after), Math.max(before, own, after));
}

/** The shape after one more value, which counts `weight` against all before; a deviation beyond `limit` counts as that much. */
export function learnShape(shape: Shape, place: number, value: number, weight: number, limit: number): Shape {
  const slot = Math.floor(place) % shape.length;
  const was = shape[slot] ?? 0;
  return shape.with(slot, Number((was + clamp(value - was, -limit, limit) * weight).toPrecision(DIGITS)));
}

function slotAt(shape: Shape, i: number): number {
  const n = shape.length;
  return shape[((i % n) + n) % n] ?? 0;
}
