import type { Rich } from '../../domain/card.js';
import { sentence } from '../../text/catalogue.js';
import { say } from '../../text/say.js';
import type { Calls } from '../chat.js';
import type { WorkspaceContext } from './context.js';
import { failure, type Place } from './errors.js';
import type { Mention } from './mention.js';
import type { Reader } from './rich-text.js';

/** Who is really called, and what is to be said of those who cannot be. */
export interface Called {
  readonly mentions: readonly Mention[];
  readonly notes: readonly Rich[];
}

/**
 * Finds the ids of who is to be called. A group Slack does not know or lets nobody list is named in the message with what
 * to mend: the call itself must go out. Rejects only where waiting helps.
 */
export async function findCalled(
  calls: Calls,
  context: WorkspaceContext,
  place: Place,
  reader: Reader,
): Promise<Called> {
  const mentions: Mention[] = [];
  const notes: Rich[] = [];
  for (const person of calls.people) for (const user of context.directory.accounts(person)) mentions.push({ user });
  for (const { id, slack } of calls.groups) {
    if (slack === null) continue;
    try {
      const group = await context.directory.group(slack);
      if (group !== null) mentions.push({ group });
      else notes.push(say(reader.lang, reader.zone, sentence('slack.group-unknown', { group: slack, id })));
    } catch (error) {
      const { kind, why } = failure(error, place);
      if (kind === 'retry') throw error;
      context.log.warn({ group: slack, why }, 'a Slack user group cannot be called');
      notes.push(say(reader.lang, reader.zone, sentence('slack.group-unread', { group: slack, why })));
    }
  }
  return { mentions, notes };
}
