import { WebAPIPlatformError } from '@slack/web-api';
import type { MembersFound } from '../../domain/authority/members.js';
import { type Account, accountKey } from '../../domain/person.js';
import { sentence } from '../../text/catalogue.js';
import { accountIn } from './account.js';
import type { WorkspaceContext } from './context.js';
import { failure } from './errors.js';

/** Slack names it so where an id is of no user group of that workspace (docs.slack.dev/reference/methods/usergroups.users.list). */
const NO_SUCH_GROUP = 'no_such_subteam';

/** Which of these accounts are in a user group, by handle or id, of any workspace that has it. Never rejects. */
export async function membersOf(
  group: string,
  accounts: readonly Account[],
  contexts: readonly WorkspaceContext[],
): Promise<MembersFound> {
  const found = new Set<string>();
  let there = false;
  for (const context of contexts) {
    try {
      const inIt = await usersIn(group, context);
      if (!inIt) continue;
      there = true;
      for (const user of inIt) found.add(accountIn(context.workspace, user));
    } catch (error) {
      return unread(error, group, context);
    }
  }
  if (!there) return { kind: 'none' };
  return { kind: 'found', accounts: accounts.filter(({ id }) => found.has(id)).map(accountKey) };
}

/** null: the workspace has no such group. */
async function usersIn(name: string, context: WorkspaceContext): Promise<readonly string[] | null> {
  const { directory, gate, workspace } = context;
  const usergroup = await directory.group(name);
  if (usergroup === null) return null;
  try {
    const answer = await gate.run('usergroups.users.list', null, () =>
      workspace.client.usergroups.users.list({ usergroup }),
    );
    return answer.users ?? [];
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === NO_SUCH_GROUP) return null;
    throw error;
  }
}

function unread(error: unknown, group: string, context: WorkspaceContext): MembersFound {
  const failed = failure(error, { channel: group, tokenEnv: context.tokenEnv });
  context.log.warn({ group, why: failed.why }, 'the members of a Slack user group could not be read');
  if (failed.kind === 'retry') return { kind: 'unread', why: sentence('members.away', { chat: 'Slack' }), mend: null };
  const lacking = error instanceof WebAPIPlatformError && error.data.error === 'missing_scope';
  const scope = 'usergroups:read';
  return lacking
    ? {
        kind: 'unread',
        why: sentence('members.scope', { scope }),
        mend: sentence('doctor.members.scope.mend', { scope }),
      }
    : { kind: 'unread', why: sentence('members.denied', { chat: 'Slack', code: failed.why }), mend: null };
}
