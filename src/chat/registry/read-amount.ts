/** How much of something: a share of it, 0 to 1, or a number of units. */
export type TypedAmount = { readonly share: number } | { readonly amount: number };

const TIMES: Readonly<Record<string, number>> = {
  k: 1_000,
  千: 1_000,
  w: 10_000,
  万: 10_000,
  m: 1_000_000,
  亿: 100_000_000,
};

/** `9%`, `500`, `12.5k`, `5万`, `1,200`; null where it is none of these. */
export function parseAmount(typed: string): TypedAmount | null {
  const plain = typed.normalize('NFKC').trim().toLowerCase();
  const percent = /^(\d+(?:\.\d+)?)%$/u.exec(plain)?.[1];
  // 11 / 100 rather than 11 × 0.01: the nearest number there is to what was written.
  if (percent !== undefined) return { share: Number(percent) / 100 };
  const [, digits, times = ''] = /^(\d[\d,_]*(?:\.\d+)?)([k千w万m亿]?)$/u.exec(plain) ?? [];
  if (digits === undefined) return null;
  return { amount: Number(digits.replace(/[,_]/gu, '')) * (TIMES[times] ?? 1) };
}
