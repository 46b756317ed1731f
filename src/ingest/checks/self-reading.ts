/** How the bot itself is doing. */
export interface SelfReading {
  /** Signals that wait for the next turn. */
  readonly queued: number;
  /** How long the oldest notice waits that should be out already, ms; 0 where none does. */
  readonly oldestNoticeMs: number;
  readonly noticesWaiting: number;
  /** Time of one load-decide-commit: the slowest of a hundred (p99 of the newest turns), ms; null before the first. */
  readonly commitP99Ms: number | null;
  /** The database with its log, bytes. */
  readonly databaseBytes: number;
  /** How long the process kept others waiting since the look before, p99, ms; null at the first look. */
  readonly eventLoopP99Ms: number | null;
  readonly memoryBytes: number;
  /** How late the oldest clock is that is not served yet, ms. */
  readonly clockLateMs: number;
  /** Checks whose newest run could not do its work, this one left out. */
  readonly checksFailing: readonly string[];
  /** Channels that take nothing. */
  readonly channelsBroken: readonly string[];
}
