const WINDOW_MS = 60_000;
/** Different refusals of one person that are written within a window; the rest is only counted. */
const MOST_WRITTEN = 20;

/** What was refused to somebody lately: so that nobody fills the history by asking again and again. */
export interface Refused {
  readonly since: number;
  readonly written: ReadonlySet<string>;
  /** Refusals that were not written since the last one that was. */
  readonly unwritten: number;
}

/** `before`: how many were only counted since the last that was written; null: this one is only counted, too. */
export interface Noted {
  readonly lately: Refused;
  readonly before: number | null;
}

/** Notes one more refusal of `what` to a person, at `now` (ms). */
export function noteRefusal(before: Refused | undefined, what: string, now: number): Noted {
  const stands = before !== undefined && now - before.since < WINDOW_MS && now >= before.since;
  const written = stands ? before.written : new Set<string>();
  const unwritten = before?.unwritten ?? 0;
  const since = stands ? before.since : now;
  if (written.has(what) || written.size >= MOST_WRITTEN)
    return { lately: { since, written, unwritten: unwritten + 1 }, before: null };
  return { lately: { since, written: new Set([...written, what]), unwritten: 0 }, before: unwritten };
}
