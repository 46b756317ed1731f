/** A way somebody is still to be called: due at an instant, unless an answer comes first. */
export interface PendingContact {
  readonly person: string;
  /** `slack`, `discord`, `webhook:sms`; `mention`: a call in the channel, for one whose quiet hours held it back. */
  readonly way: string;
  readonly at: number;
  /** Index of the step that called them; null: a person or a missed clock did. */
  readonly step: number | null;
  /** Why them, as of `CalledBecause`; left out: nobody said. */
  readonly by?: string;
  /** In a person's own words, or the key of one of ours; left out: nothing was said. */
  readonly why?: string;
  /** They are called to so much that it is said together. */
  readonly together?: boolean;
}

/** Why somebody is called: by which target they were found. */
export interface CalledBecause {
  readonly person: string;
  /** `schedule:ops`, `team:warehouse`, `role:legal`, `person:lin`, `lead:orange`. */
  readonly by: string;
}

/** Why a way led nowhere: the person, the account or the webhook is no longer there, or the chat does not run. */
export type MissedWay = 'person' | 'account' | 'webhook' | 'chat';
