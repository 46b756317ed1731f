import type { Target } from '../target.js';

/** Roles on an incident. Others may be named freely; these have words in both languages. */
export const INCIDENT_ROLES = ['commander', 'operations', 'logistics', 'legal', 'communications', 'scribe'] as const;
export type IncidentRole = (typeof INCIDENT_ROLES)[number];

/** A role a level wants filled. */
export interface RoleDemand {
  readonly role: string;
  /** Who fills it by default; null: somebody has to be named. */
  readonly who: Target | null;
}
