const epoch = 1_420_070_400_000;

/** Snowflakes of the service's clock: rising even when the clock stands, never the same twice. */
export function snowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const made = BigInt(Math.max(0, Math.floor(now()) - epoch)) << 22n;
    last = made > last ? made : last + 1n;
    return last.toString();
  };
}

export function older(a: string, b: string): boolean {
  return BigInt(a) < BigInt(b);
}

export function isSnowflake(text: string): boolean {
  return /^[1-9]\d{0,19}$/.test(text);
}
