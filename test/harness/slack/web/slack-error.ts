import type { JsonObject } from '../../../../src/domain/json.js';

/** A call answered `{ok: false, error}`. */
export class SlackError extends Error {
  constructor(
    readonly error: string,
    readonly more: JsonObject = {},
  ) {
    super(error);
  }
}

/** As Slack tells what is wrong with arguments: once in `errors`, once in `response_metadata.messages`. */
export function refused(error: string, complaints: readonly string[]): SlackError {
  return new SlackError(error, {
    errors: [...complaints],
    response_metadata: { messages: complaints.map((complaint) => `[ERROR] ${complaint}`) },
  });
}
