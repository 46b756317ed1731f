/** All in ms. */
export interface Timing {
  /** First pause before connecting again; it doubles up to `mostPauseMs`. */
  readonly firstPauseMs: number;
  readonly mostPauseMs: number;
  /** Pause after Slack refused the token: somebody has to mend it first. */
  readonly refusedPauseMs: number;
  /** A connection is given up that was not greeted by then. */
  readonly connectMs: number;
  /** A connection that held shorter than this counts as failed. */
  readonly steadyMs: number;
  /** Home is published again at most this often. */
  readonly homeMs: number;
  /** How long an answer may take that has to stand in the acknowledgement itself; Slack waits 3 s. */
  readonly beforeAckMs: number;
}

export const TIMING: Timing = {
  firstPauseMs: 500,
  mostPauseMs: 20_000,
  refusedPauseMs: 300_000,
  connectMs: 20_000,
  steadyMs: 10_000,
  homeMs: 10_000,
  beforeAckMs: 1_200,
};
