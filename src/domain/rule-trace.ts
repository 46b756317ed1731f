import type { RuleBase } from './rule-base.js';
import type { FactConditions } from './rule-fact.js';

/** What is wrong with a batch is wrong with every SKU made of it, and with every show that sells one (单品-批次-供应商). */
export interface TraceRule extends RuleBase {
  readonly kind: 'trace';
  /** Signal names that say what is made of what: they carry the labels of `by` and `to`. */
  readonly carries: readonly string[];
  /** Label of what is made of it: `sku`. */
  readonly to: string;
  readonly conditions: FactConditions;
}
