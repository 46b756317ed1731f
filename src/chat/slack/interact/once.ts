import QuickLRU from 'quick-lru';

const REMEMBERED = 5_000;
/** Longer than a signature is good for (5 min) and than events are sent again. */
const REMEMBERED_MS = 70 * 60_000;

/** Tells whether a request came before: resent by Slack or a proxy, or replayed by whoever got hold of it. */
export function createOnce(): (body: object) => boolean {
  const seen = new QuickLRU<string, true>({ maxSize: REMEMBERED, maxAge: REMEMBERED_MS });
  return (body) => {
    const id = requestId(body);
    if (id === null) return false;
    if (seen.has(id)) return true;
    seen.set(id, true);
    return false;
  };
}

/** What Slack gives each thing that somebody does (`trigger_id`) and each event (`event_id`); null where there is none. */
function requestId(body: object): string | null {
  if ('trigger_id' in body && typeof body.trigger_id === 'string') return body.trigger_id;
  if ('event_id' in body && typeof body.event_id === 'string') return body.event_id;
  return null;
}
