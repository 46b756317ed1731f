/** When the evening was recorded, and what happens in which of its minutes. Beginning: 19:50 in Shanghai, while the 618 promotion runs. */
export const EVENING_START = Date.parse('2026-06-17T19:50:00+08:00');
export const MINUTE_MS = 60_000;
/** How long the recording is, and how far apart its figures are. */
export const MINUTES = 120;
export const STEP_S = 20;

/** Minutes of the recording at which its turns lie. The rest of `src/demo` goes by these. */
export const AT = {
  showStarts: 10,
  absoluteClaim: 20,
  warmUp: 24,
  /** The host opens the price of the hero. */
  priceOpens: 40,
  paymentsSlow: 46,
  /** Twenty thousand pieces leave another warehouse. */
  transferLeaves: 52,
  deliveriesLate: 54,
  storm: 57,
  doubtfulPrice: 60,
  streamCut: 70,
  streamBack: 73.5,
  complaints: 78,
  transferArrives: 86,
  stormOver: 97,
  showEnds: 110,
} as const;

export const TRANSFER = 20_000;

/** ms since the epoch of a minute of the recording. */
export function instant(minute: number): number {
  return EVENING_START + Math.round(minute * MINUTE_MS);
}
