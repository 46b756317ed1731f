import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';

const ANSWERED = RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
const GONE: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
  ANSWERED,
]);

/** Nobody waits for an answer any more: it is too late, or somebody else has answered. */
export function isGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && GONE.has(error.code);
}

/** The interaction has its first answer. */
export function isAnswered(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === ANSWERED;
}

/** How long to wait before the same request may do, ms; `otherwise` where Discord does not say, null where never. */
export function againIn(error: unknown, otherwise: number): number | null {
  if (error instanceof RateLimitError) return error.retryAfter;
  if (error instanceof DiscordAPIError || error instanceof HTTPError) return error.status >= 500 ? otherwise : null;
  // No answer came: refused, cut off, too slow.
  return otherwise;
}
