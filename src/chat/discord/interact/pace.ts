/** How long things may take or rest, ms. */
export interface Pace {
  /** For making a dialog: Discord waits 3 s for the first answer, and the way there takes some of it. */
  readonly formMs: number;
  /** For finding what to offer while somebody types. */
  readonly completeMs: number;
  /** Between two presences; Discord takes five changes in 20 s. */
  readonly presenceMs: number;
  /** Between two looks whether it has changed. */
  readonly lookMs: number;
  /** Before the commands are registered anew after a failure; doubled each time. */
  readonly registerMs: number;
  readonly registerMostMs: number;
  /** Before an answer that did not get through is sent again; doubled each time. */
  readonly answerMs: number;
  /** For interactions under way when it is stopped. */
  readonly stopMs: number;
}

export const PACE: Pace = {
  formMs: 2_000,
  completeMs: 2_000,
  presenceMs: 15_000,
  lookMs: 1_000,
  registerMs: 5_000,
  registerMostMs: 10 * 60_000,
  answerMs: 500,
  stopMs: 5_000,
};
