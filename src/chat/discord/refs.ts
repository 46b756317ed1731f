/** How a message is named everywhere: `<channel id>/<message id>`. */
export interface Ref {
  readonly channel: string;
  readonly message: string;
}

export function refText({ channel, message }: Ref): string {
  return `${channel}/${message}`;
}

/** null for what is not one of ours. */
export function readRef(ref: string): Ref | null {
  const [, channel, message] = /^(\d+)\/(\d+)$/.exec(ref) ?? [];
  return channel === undefined || message === undefined ? null : { channel, message };
}
