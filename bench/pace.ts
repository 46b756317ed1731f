/** How long and how often is measured. */
export interface Pace {
  /** Of one round of load. */
  readonly seconds: number;
  readonly rounds: number;
  readonly batchRounds: number;
  readonly steadySeconds: number;
  readonly steadyRounds: number;
  /** Incidents opened to see their cards come out. */
  readonly cards: number;
  readonly starts: number;
  readonly statusRounds: number;
  /** Of the large database. */
  readonly signals: number;
  readonly incidents: number;
}

/** Under four minutes on two cores. */
export const FULL: Pace = {
  seconds: 0.8,
  rounds: 5,
  batchRounds: 3,
  steadySeconds: 3,
  steadyRounds: 3,
  cards: 150,
  starts: 5,
  statusRounds: 200,
  signals: 1_000_000,
  incidents: 100_000,
};

/** To see that it runs; its figures say little. */
export const QUICK: Pace = {
  seconds: 0.3,
  rounds: 1,
  batchRounds: 1,
  steadySeconds: 1,
  steadyRounds: 1,
  cards: 20,
  starts: 1,
  statusRounds: 30,
  signals: 100_000,
  incidents: 10_000,
};
