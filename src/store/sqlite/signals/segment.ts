/**
 * A signal may leave its body to an earlier one of its series only within the same run of this many arrivals,
 * so that retention, which removes the oldest, seldom has to move a body that is still needed.
 */
export const SEGMENT = 4096;

export function sameSegment(a: number, b: number): boolean {
  return Math.floor(a / SEGMENT) === Math.floor(b / SEGMENT);
}

/** The first arrival of the segment after the one `n` is in. */
export function nextSegment(n: number): number {
  return (Math.floor(n / SEGMENT) + 1) * SEGMENT;
}
