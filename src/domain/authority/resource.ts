import type { Labels } from '../signal.js';
import type { SayParam, Worded } from '../text.js';

export const RESOURCE_KINDS = ['stock', 'fund', 'supplier', 'carrier', 'warehouse', 'insurance'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** What a team can fall back on: emergency stock, the reserve fund, a backup supplier. */
export interface Resource {
  readonly id: string;
  readonly kind: ResourceKind;
  readonly name: Worded;
  /** How much there is: units, or minor units of money where it has a currency; null: it is not counted. */
  readonly amount: number | null;
  /** When that was counted, ms since the epoch: what was drawn before is not taken off it; null: all that ever was is. */
  readonly countedAt: number | null;
  /** `units`, `boxes`; of money its currency. */
  readonly unit: Worded;
  /** ISO 4217, where it is money; null: it is not. */
  readonly currency: string | null;
  readonly labels: Labels;
  /** Channels that are told what is drawn from it. */
  readonly channels: readonly string[];
}

/** So much of it, to be said: `500 units`, `¥1,200.00`. */
export function amountParam(resource: Pick<Resource, 'unit' | 'currency'>, amount: number): SayParam {
  if (resource.currency !== null) return { minor: amount, currency: resource.currency };
  return { say: { key: 'approval.amount', params: { n: amount, unit: { worded: resource.unit, labels: {} } } } };
}
