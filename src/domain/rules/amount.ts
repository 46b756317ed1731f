import type { SayParam } from '../text.js';

/** A figure as it is said, by its unit: a ratio as per cent, lengths of time as durations, any other with the unit behind it. */
export function amount(value: number, unit: string | undefined): SayParam {
  switch (unit) {
    case 'ratio':
      return { ratio: value };
    case 'ms':
      return { ms: value };
    case 's':
      return { ms: value * 1000 };
    case 'min':
      return { ms: value * 60_000 };
    case 'h':
      return { ms: value * 3_600_000 };
    case 'd':
      return { ms: value * 86_400_000 };
    case 'once-in':
      return { say: { key: 'why.anomaly.once', params: { n: value } } };
    case undefined:
    case '':
      return value;
    default:
      return { say: { key: 'why.amount', params: { value, unit } } };
  }
}
