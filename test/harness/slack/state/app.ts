/** The app as its configuration page has it. */
export interface App {
  readonly id: string;
  readonly name: string;
  /** For Socket Mode: `xapp-…`. */
  readonly token: string;
  readonly signingSecret: string;
  /** The old verification token every payload still carries. */
  readonly verification: string;
  /** Slash commands it registered; null for any. */
  readonly commands: readonly string[] | null;
  readonly events: Set<string>;
  /** Real ms an acknowledgement may take. */
  readonly ackMs: number;
}
