/** Where a message stands: Slack's ids of the channel and of the message in it. */
export interface MessageAt {
  readonly channel: string;
  readonly ts: string;
}

/** `C0123/1795262580.000100`: how the bot names a message everywhere. */
export function refOf({ channel, ts }: MessageAt): string {
  return `${channel}/${ts}`;
}

/** null for what is no message of Slack. */
export function readRef(ref: string): MessageAt | null {
  const [, channel, ts] = /^([CDG][A-Z0-9]+)\/(\d+\.\d+)$/.exec(ref) ?? [];
  return channel === undefined || ts === undefined ? null : { channel, ts };
}
