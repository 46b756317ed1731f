import type { IncidentEvent } from '../events.js';
import type { PolicyStep } from '../incident.js';

export type Escalated = Extract<IncidentEvent, { type: 'escalated' }>;

/** Whom an `escalated` event calls, and how. */
export type Called = Pick<
  Escalated,
  'channels' | 'people' | 'groups' | 'webhooks' | 'because' | 'ways' | 'all' | 'vacant' | 'together'
>;

/** What calls: a step of the policy, or somebody who names a person. */
export type Caller =
  | { readonly by: 'step'; readonly step: PolicyStep; readonly index: number }
  | { readonly by: 'name'; readonly person: string };

/** Later than this a step says that it comes late, ms. */
export const LATE_MS = 60_000;
