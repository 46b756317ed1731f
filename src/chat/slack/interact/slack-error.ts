/** The name Slack gives a refusal (`invalid_auth`, `expired_trigger_id`); null for any other failure. */
export function slackErrorName(error: unknown): string | null {
  if (!(error instanceof Error) || !('data' in error)) return null;
  const { data } = error;
  if (typeof data !== 'object' || data === null || !('error' in data)) return null;
  return typeof data.error === 'string' ? data.error : null;
}

/** Seconds Slack asks to wait; null where it asks for nothing. */
export function retryAfterOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('retryAfter' in error)) return null;
  return typeof error.retryAfter === 'number' ? error.retryAfter : null;
}
