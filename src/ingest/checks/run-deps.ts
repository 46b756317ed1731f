import type { Say } from '../../domain/text.js';
import type { SelfReading } from './self-reading.js';

/** Where a variant of a stream stood when it was last looked at. */
export interface StreamPosition {
  /** Number of its newest segment, and that segment's address. */
  readonly newest: number;
  readonly uri: string;
  /** When the newest segment was first seen to be another; null while only one state was ever seen. */
  readonly movedAt: number | null;
  readonly seenAt: number;
}

/** A file as it was when a check read it. */
export interface SeenFile {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
  readonly said: Say;
  readonly ran: boolean;
}

/** What one check remembers from run to run; lost with the process, and found again by the second run after it. */
export interface CheckMemory {
  streams: ReadonlyMap<string, StreamPosition>;
  /** What a `dns` check was answered, a value a line. */
  dnsAnswer?: string;
  /** Bitrates that a `stream` check saw, kbit/s, the newest last. */
  bitrates?: readonly number[];
  /** The export a `file` check read last, and what it said of it. */
  file?: SeenFile;
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
  /** May commands run; not unless this is true. */
  readonly commands?: boolean;
  /** How the bot itself is doing. */
  readonly self?: () => Promise<SelfReading>;
  /** Somebody asked for this run, and wants to see what is there even where nothing is new. */
  readonly asked?: boolean;
}
