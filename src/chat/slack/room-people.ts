import type { Person } from '../../domain/person.js';
import type { WorkspaceContext } from './context.js';
import { failure, type Place } from './errors.js';

const PAGE = 999;

/** Invites those who are not in the channel yet. Who cannot be invited is logged; rejects only where waiting helps. */
export async function invitePeople(
  channel: string,
  people: readonly Person[],
  context: WorkspaceContext,
  place: Place,
): Promise<void> {
  const { directory } = context;
  const accounts = [...new Set(people.flatMap((person) => directory.accounts(person)))];
  if (accounts.length === 0) return;
  const there = await members(channel, context);
  const missing = accounts.filter((account) => !there.has(account));
  if (missing.length === 0 || (await invite(channel, missing, context, place)) === null) return;
  // One account Slack does not take refuses them all.
  for (const account of missing) {
    const why = await invite(channel, [account], context, place);
    if (why !== null && why !== 'already_in_channel') context.log.warn({ channel, account, why }, 'not invited');
  }
}

/** null when it went well; else why it was refused. */
async function invite(
  channel: string,
  accounts: readonly string[],
  context: WorkspaceContext,
  place: Place,
): Promise<string | null> {
  const { client } = context.workspace;
  const users = accounts.join(',');
  try {
    await context.gate.run('conversations.invite', null, () => client.conversations.invite({ channel, users }));
    return null;
  } catch (error) {
    const { kind, why } = failure(error, place);
    if (kind === 'retry') throw error;
    return why;
  }
}

async function members(channel: string, context: WorkspaceContext): Promise<ReadonlySet<string>> {
  const { client } = context.workspace;
  const there = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = { channel, limit: PAGE, ...(cursor ? { cursor } : {}) };
    const answer = await context.gate.run('conversations.members', null, () => client.conversations.members(page));
    for (const member of answer.members ?? []) there.add(member);
    cursor = answer.response_metadata?.next_cursor;
  } while (cursor);
  return there;
}
