const EPOCH = 1_420_070_400_000n;

/** The smallest id Discord could have given at an instant (ms). */
export function snowflakeAt(at: number): string {
  const since = BigInt(Math.floor(at)) - EPOCH;
  return String((since > 0n ? since : 0n) << 22n);
}

/** When Discord gave an id, ms. */
export function timeOf(id: string): number {
  return /^\d+$/.test(id) ? Number((BigInt(id) >> 22n) + EPOCH) : 0;
}

export function isSnowflake(word: string): boolean {
  return /^\d{15,21}$/.test(word);
}

/** The later of two ids. */
export function later(a: string, b: string): string {
  return BigInt(a) > BigInt(b) ? a : b;
}
