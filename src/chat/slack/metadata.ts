const EVENT_TYPE = 'tocsin_notice';

/** What makes a message of ours known again: the notice it was sent for. */
export function noticeMetadata(nonce: string): { event_type: string; event_payload: { notice: string } } {
  return { event_type: EVENT_TYPE, event_payload: { notice: nonce } };
}

/** Is this the metadata of a message sent for that notice? */
export function isOfNotice(metadata: unknown, nonce: string): boolean {
  if (!isObject(metadata) || !('event_type' in metadata) || !('event_payload' in metadata)) return false;
  const { event_type, event_payload: payload } = metadata;
  return event_type === EVENT_TYPE && isObject(payload) && 'notice' in payload && payload.notice === nonce;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
