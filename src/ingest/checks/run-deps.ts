/** Where a variant of a stream stood when it was last looked at. */
export interface StreamPosition {
  /** Number of its newest segment, and that segment's address. */
  readonly newest: number;
  readonly uri: string;
  /** When the newest segment was first seen to be another; null while only one state was ever seen. */
  readonly movedAt: number | null;
  readonly seenAt: number;
}

/** What one check remembers from run to run; lost with the process, and found again by the second run after it. */
export interface CheckMemory {
  streams: ReadonlyMap<string, StreamPosition>;
}

/** What a check may use while it runs. */
export interface CheckRunDeps {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  /** Ends at the check's timeout, or when the bot stops. */
  readonly signal: AbortSignal;
  /** Looks a secret up by the name of its environment variable. */
  readonly secretOf: (name: string) => string | undefined;
  /** When the heartbeat of that name was last sent; null where it never was. */
  readonly lastHeartbeat: (name: string) => Promise<number | null>;
  /** Since when this process is watching, ms. */
  readonly watchingSince: number;
  readonly memory: CheckMemory;
}
