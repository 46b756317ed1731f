import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';

/** No channel of the bot's servers has this name. */
export class UnknownChannel extends Error {
  constructor(address: string) {
    super(`no channel ${address} in any server I am in`);
    this.name = 'UnknownChannel';
  }
}

/** Discord's code of a refusal; null for everything else. */
export function refusal(error: unknown): number | null {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : null;
}

/** Discord's codes have five digits and more; 0 is its answer where it has none. */
export function isOfDiscord(code: number): boolean {
  return code === 0 || code >= 10_000;
}

export function isUnknownChannel(error: unknown): boolean {
  return refusal(error) === RESTJSONErrorCodes.UnknownChannel;
}
/** The channel is gone, or the bot may not look into it. */
export function isOutOfReach(error: unknown): boolean {
  return isUnknownChannel(error) || refusal(error) === RESTJSONErrorCodes.MissingAccess;
}
export function isArchived(error: unknown): boolean {
  return refusal(error) === RESTJSONErrorCodes.InvalidActionOnArchivedThread;
}
export function hasThreadAlready(error: unknown): boolean {
  return refusal(error) === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage;
}
export function isUnknownMessage(error: unknown): boolean {
  return refusal(error) === RESTJSONErrorCodes.UnknownMessage;
}
/** The token is not (or no longer) Discord's. */
export function isUnauthorized(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 401 && isOfDiscord(Number(error.code));
}
