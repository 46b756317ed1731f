/** A file of a workspace, from the address that was given out for it to the message that shows it. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  /** Bytes it was said to have. */
  readonly length: number;
  bytes: Uint8Array | null;
  /** It was said to be whole; from then on it may be shown, as soon as it is digested. */
  completed: boolean;
  /** How often it is still refused to be shown. */
  digesting: number;
  title: string;
}
