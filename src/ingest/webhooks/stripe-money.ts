/** https://docs.stripe.com/currencies#zero-decimal */
const WHOLE = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
/** https://docs.stripe.com/currencies#three-decimal */
const THOUSANDTHS = new Set('BHD JOD KWD OMR TND'.split(' '));

/** Stripe counts the smallest unit of a currency; a signal carries whole ones: 1999 USD → 19.99. */
export function majorUnits(amount: number, currency: string | undefined): number {
  if (currency !== undefined && WHOLE.has(currency)) return amount;
  return amount / (currency !== undefined && THOUSANDTHS.has(currency) ? 1_000 : 100);
}
