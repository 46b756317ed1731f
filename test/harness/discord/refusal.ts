import type { Json } from './json.js';

/** An error as Discord answers it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    /** Per member of the body, for code 50035. */
    readonly errors?: Json,
  ) {
    super(message);
  }

  body(): Json {
    return {
      message: this.message,
      code: this.code,
      ...(this.errors === undefined ? {} : { errors: this.errors }),
    };
  }
}

export const unauthorized = () => new Refusal(401, 0, '401: Unauthorized');
export const notFound = () => new Refusal(404, 0, '404: Not Found');
export const unknownChannel = () => new Refusal(404, 10003, 'Unknown Channel');
export const unknownGuild = () => new Refusal(404, 10004, 'Unknown Guild');
export const unknownMember = () => new Refusal(404, 10007, 'Unknown Member');
export const unknownMessage = () => new Refusal(404, 10008, 'Unknown Message');
export const unknownRole = () => new Refusal(404, 10011, 'Unknown Role');
export const unknownUser = () => new Refusal(404, 10013, 'Unknown User');
export const unknownEmoji = () => new Refusal(400, 10014, 'Unknown Emoji');
export const unknownWebhook = () => new Refusal(404, 10015, 'Unknown Webhook');
export const unknownInteraction = () => new Refusal(404, 10062, 'Unknown interaction');
export const unknownCommand = () => new Refusal(404, 10063, 'Unknown application command');
export const unknownTag = () => new Refusal(404, 10087, 'Unknown Tag');
export const tooManyPins = () => new Refusal(400, 30003, 'Maximum number of pins reached for the channel (50)');
export const tooManyCommands = (most: number) =>
  new Refusal(400, 30032, `Maximum number of application commands reached (${most})`);
export const tooManyNewCommands = () =>
  new Refusal(400, 30034, 'Max number of daily application command creates has been reached (200)');
export const alreadyAcknowledged = () => new Refusal(400, 40060, 'Interaction has already been acknowledged.');
export const missingAccess = () => new Refusal(403, 50001, 'Missing Access');
export const notTheAuthor = () => new Refusal(403, 50005, 'Cannot edit a message authored by another user');
export const emptyMessage = () => new Refusal(400, 50006, 'Cannot send an empty message');
export const notTextChannel = () => new Refusal(400, 50008, 'Cannot send messages in a non-text channel');
export const missingPermissions = () => new Refusal(403, 50013, 'Missing Permissions');
export const systemMessage = () => new Refusal(403, 50021, 'Cannot execute action on a system message');
export const wrongChannelType = () => new Refusal(400, 50024, 'Cannot execute action on this channel type');
export const invalidWebhookToken = () => new Refusal(401, 50027, 'Invalid Webhook Token');
export const invalidRecipient = () => new Refusal(400, 50033, 'Invalid Recipient(s)');
export const threadArchived = () => new Refusal(400, 50083, 'Thread is archived');
export const invalidJson = () => new Refusal(400, 50109, 'The request body contains invalid JSON.');
export const threadExists = () => new Refusal(400, 160004, 'A thread has already been created for this message');
