/** A stretch of time, seconds from the beginning of a sample. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The same time with nothing counted twice, in order. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && span.from <= last.to) out[out.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else if (span.to > span.from) out.push(span);
  }
  return out;
}

/** What of `spans` lies in none of `others`. */
export function without(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  let left = joined(spans);
  for (const { from, to } of others)
    left = left.flatMap((span) =>
      [
        { from: span.from, to: Math.min(span.to, from) },
        { from: Math.max(span.from, to), to: span.to },
      ].filter((part) => part.to > part.from),
    );
  return left;
}

/** Seconds altogether. */
export function lengthOf(spans: readonly Span[]): number {
  return joined(spans).reduce((sum, { from, to }) => sum + to - from, 0);
}
