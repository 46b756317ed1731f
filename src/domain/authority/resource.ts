import type { Labels } from '../signal.js';
import type { Worded } from '../text.js';

export const RESOURCE_KINDS = ['stock', 'fund', 'supplier', 'carrier', 'warehouse', 'insurance'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** What a team can fall back on: emergency stock, the reserve fund, a backup supplier. */
export interface Resource {
  readonly id: string;
  readonly kind: ResourceKind;
  readonly name: Worded;
  /** How much there is: units, or minor units of money for a fund; null: it is not counted. */
  readonly amount: number | null;
  /** `units`, `boxes`; the currency of a fund. */
  readonly unit: string;
  readonly labels: Labels;
  /** Channels that are told what is drawn from it. */
  readonly channels: readonly string[];
}
