import type { Level } from '../level.js';

/** What is asked for, exactly: this and nothing else is approved. */
export type Deed =
  /** Part of a resource is taken. `share` 0 to 1 of the whole; `amount` in the resource's unit, null where that is not counted. */
  {
    readonly do: 'draw';
    readonly resource: string;
    readonly share: number;
    readonly amount: number | null;
    readonly unit: string;
    readonly incident: number | null;
    readonly why: string;
  };

export const REQUEST_STATES = ['waiting', 'approved', 'rejected', 'expired', 'withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** An approval that is asked for: before the deed, or for one that is done (事后补报). */
export interface Request {
  /** `REQ-7` */
  readonly id: string;
  readonly deed: Deed;
  /** sha-256, hex, of the deed as canonical JSON: what an approval names. */
  readonly hash: string;
  readonly when: 'before' | 'after';
  readonly incident: number | null;
  readonly level: Level | null;
  readonly by: string;
  readonly at: number;
  /** Different people who have to approve. */
  readonly needs: number;
  readonly approvals: readonly { readonly by: string; readonly at: number }[];
  readonly state: RequestState;
  /** Until when it can be approved; after the deed: until when it has to be. */
  readonly dueAt: number;
  readonly endedAt: number | null;
  readonly endedBy: string | null;
  /** Why it was rejected. */
  readonly reason: string;
  /** Asked in a drill: nothing is really taken. */
  readonly drill: boolean;
}
