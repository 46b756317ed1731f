const MINUTE = 60_000;
/** A7: a forecast may be wrong by 30 %. */
const FORECAST_ERROR = 0.3;

export interface RunwayLeft {
  /** Minutes left after safety and lead time; Infinity where nothing is being sold. */
  readonly minutes: number;
  readonly leftMs: number;
  /** How long the goods reach after safety, before the lead time is taken off. */
  readonly reachMs: number;
  /** When they run out without safety if sales are 30 % faster, and 30 % slower. */
  readonly earlyMs: number;
  readonly lateMs: number;
}

/** `((stock + inbound) / (rate × factor)) − lead`; rate in units a minute. */
export function runwayLeft(given: {
  readonly rate: number;
  readonly stock: number;
  readonly inbound: number;
  readonly factor: number;
  readonly leadMs: number;
}): RunwayLeft {
  const { rate, stock, inbound, factor, leadMs } = given;
  if (rate <= 0) {
    const never = Number.POSITIVE_INFINITY;
    return { minutes: never, leftMs: never, reachMs: never, earlyMs: never, lateMs: never };
  }
  const goods = stock + inbound;
  const reach = goods / (rate * factor);
  const minutes = reach - leadMs / MINUTE;
  return {
    minutes,
    leftMs: Math.round(minutes * MINUTE),
    reachMs: Math.round(reach * MINUTE),
    earlyMs: Math.round((goods / (rate * (1 + FORECAST_ERROR))) * MINUTE),
    lateMs: Math.round((goods / (rate * (1 - FORECAST_ERROR))) * MINUTE),
  };
}
