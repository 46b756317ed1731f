import type { Worded } from '../text.js';
import type { Ability } from './ability.js';

/** What somebody in a role may do, and how much of it by themselves. */
export interface Role {
  readonly id: string;
  readonly name: Worded;
  /** Beside what their permission gives them. */
  readonly may: readonly Ability[];
  readonly limits: readonly Limit[];
  /** Ids of groups of `groups`: whoever is in the Slack user group or has the Discord role has this role. */
  readonly groups: readonly string[];
}

/** How much somebody may do without asking first. */
export interface Limit {
  /** What it limits: `draw` from emergency stock. */
  readonly on: 'draw';
  /** Share of the whole resource, 0 to 1, counted over what they took within `perMs` and nobody has approved yet. */
  readonly share: number;
  readonly perMs: number;
  /** Approval is filed afterwards, within this; ms. */
  readonly fileWithinMs: number;
}
