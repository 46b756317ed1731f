/** How long the connection to the gateway waits for what, ms. */
export interface ConnectionPace {
  /** Between two looks whether Discord is there: the first, doubled each time up to the longest. */
  readonly againMs: number;
  readonly againMostMs: number;
  /** A refused token is looked at again, in case it was mended on Discord's side. */
  readonly refusedMs: number;
  /** The SDK may mend a broken connection by itself for as long as this; then a new one is made. */
  readonly mendMs: number;
  /** For a farewell to the gateway when it is stopped. */
  readonly farewellMs: number;
}

export const CONNECTION_PACE: ConnectionPace = {
  againMs: 1_000,
  againMostMs: 15_000,
  refusedMs: 300_000,
  mendMs: 90_000,
  farewellMs: 2_000,
};
