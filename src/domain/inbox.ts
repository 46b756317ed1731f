/** A body that could not be understood, kept (redacted, cut) so that it can be looked at and replayed. */
export interface InboxItem {
  readonly id: number;
  readonly at: number;
  readonly source: string;
  readonly contentType: string;
  readonly body: string;
  /** Headers of the request that its sender reads, by their lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Each problem as `path: what`. */
  readonly problems: readonly string[];
  readonly replayedAt: number | null;
}
export type NewInboxItem = Omit<InboxItem, 'id' | 'replayedAt'>;
