import type { Stretch } from './oncall/stretch.js';

/** What people ask of who is on duty. Instants are ms since the epoch; one that is over means now. */
export type DutyAsk =
  /** Somebody stands in. `schedule` null: the one that is meant by who it is about, where there is but one. */
  | {
      readonly do: 'override';
      readonly schedule: string | null;
      readonly person: string;
      /** In whose place; null: in everybody's. */
      readonly instead: string | null;
      readonly from: number;
      readonly until: number;
    }
  /** Whoever asks wants `person` to take their duty over that stretch. */
  | {
      readonly do: 'swap';
      readonly schedule: string | null;
      readonly person: string;
      readonly from: number;
      readonly until: number;
      readonly back: Stretch | null;
      /** Where others there are told too, as a notice names it: `at:slack:C0123`; null: in the schedule's own channels. */
      readonly place: string | null;
    }
  /** `change`: `DUTY-7`. */
  | { readonly do: 'accept'; readonly change: string }
  | { readonly do: 'decline'; readonly change: string }
  | { readonly do: 'end'; readonly change: string };

export interface DutyAction {
  readonly on: 'duty';
  readonly ask: DutyAsk;
}
