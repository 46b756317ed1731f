/** What the store remembers of a scheduled check. */
export interface CheckRow {
  readonly id: string;
  readonly paused: boolean;
  /** Start of the newest tick that was claimed, and what became of it. */
  readonly lastTick: number | null;
  readonly lastEnd: number | null;
  readonly lastOk: boolean | null;
  readonly lastMessage: string | null;
}
