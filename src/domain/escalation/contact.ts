/** A way somebody is still to be called: due at an instant, unless an answer comes first. */
export interface PendingContact {
  readonly person: string;
  /** `slack`, `discord`, `webhook:sms`; `mention`: a call in the channel, for one whose quiet hours held it back. */
  readonly way: string;
  readonly at: number;
  /** Index of the step that called them; null: a person or a missed clock did. */
  readonly step: number | null;
}

/** Why somebody is called: by which target they were found. */
export interface CalledBecause {
  readonly person: string;
  /** `schedule:ops`, `team:warehouse`, `role:legal`, `person:lin`, `lead:orange`. */
  readonly by: string;
}
