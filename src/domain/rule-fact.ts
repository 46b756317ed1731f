import type { Level } from './level.js';
import type { ElasticWhen, RuleBase } from './rule-base.js';

/** CEL conditions by level, over `fields`, `labels` and the rule's constants. */
export type FactConditions = Readonly<Partial<Record<Level, string>>>;

/** What is known of something, held against conditions: a failed inspection, a blacklisted host, too few suppliers. */
export interface FactRule extends RuleBase {
  readonly kind: 'fact';
  readonly conditions: FactConditions;
  /** Other conditions in place of the base ones. The first case that holds is in force. */
  readonly elastic: readonly {
    readonly name: string;
    readonly when: ElasticWhen;
    readonly conditions: FactConditions;
  }[];
  /** How long a fact stands without being told again, ms; 0: until another says otherwise. */
  readonly holdMs: number;
}
