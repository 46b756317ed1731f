/** A value over the minutes of the evening: straight between the points given, level before the first and after the last. */
export type Curve = (minute: number) => number;

/** `points`: [minute, value], minutes ascending; two points with the same minute make a step. */
export function curve(points: readonly (readonly [number, number])[]): Curve {
  return (minute) => {
    let before: readonly [number, number] | undefined;
    for (const point of points) {
      if (minute < point[0]) {
        if (!before) return point[1];
        return before[1] + ((point[1] - before[1]) * (minute - before[0])) / (point[0] - before[0]);
      }
      before = point;
    }
    return before?.[1] ?? 0;
  };
}
