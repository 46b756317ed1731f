/** Money is whole minor units (fen, cents) with a currency; never a float of major units. */
export interface Money {
  readonly minor: number;
  /** ISO 4217: `CNY`, `USD`. */
  readonly currency: string;
}

/** Direct loss (compensation, penalties, refunds) and indirect (brand, customers lost). */
export interface MoneyAtRisk {
  readonly direct: number;
  readonly indirect: number;
  readonly currency: string;
}

export function total(m: MoneyAtRisk): number {
  return m.direct + m.indirect;
}

/** The larger exposure of two in one currency; in different currencies the second is kept only where there is no first. */
export function larger(a: MoneyAtRisk | undefined, b: MoneyAtRisk | undefined): MoneyAtRisk | undefined {
  if (!a || !b) return a ?? b;
  if (a.currency !== b.currency) return a;
  return total(b) > total(a) ? b : a;
}
