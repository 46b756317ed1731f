import type { Outgoing } from '../chat.js';

const EVENT_TYPE = 'tocsin_notice';

/** Which notice it is: another database, under the same token, may have one of the same name. */
export type NoticeName = Pick<Outgoing, 'nonce' | 'askedAt'>;

interface NoticeMetadata {
  readonly event_type: string;
  readonly event_payload: { readonly notice: string; readonly asked: number };
}

/** What makes a message of ours known again: the notice it was sent for. */
export function noticeMetadata({ nonce, askedAt }: NoticeName): NoticeMetadata {
  return { event_type: EVENT_TYPE, event_payload: { notice: nonce, asked: askedAt } };
}

/** Is this the metadata of a message sent for that notice? */
export function isOfNotice(metadata: unknown, { nonce, askedAt }: NoticeName): boolean {
  if (!isObject(metadata) || !('event_type' in metadata) || !('event_payload' in metadata)) return false;
  const { event_type, event_payload: payload } = metadata;
  if (event_type !== EVENT_TYPE || !isObject(payload)) return false;
  return 'notice' in payload && payload.notice === nonce && 'asked' in payload && payload.asked === askedAt;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
