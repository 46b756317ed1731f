import type { Channel } from '../../domain/channel.js';
import type { SendResult } from '../../domain/notice.js';
import { sentence } from '../../text/catalogue.js';
import type { GroupWanted } from '../chat.js';
import { placeOf, type WorkspaceContext } from './context.js';
import { type Failure, failure } from './errors.js';

/**
 * Makes a user group the people given, looking first, so that it may be done again. An empty list Slack refuses
 * (`no_users_provided`): where nobody is on duty it is left to those who were last. The result's `ref` is its id.
 */
export async function keepGroup(
  near: Channel,
  { group, people }: GroupWanted,
  context: WorkspaceContext,
): Promise<SendResult> {
  const name = group.slack ?? '';
  const { directory, gate, workspace } = context;
  const { usergroups } = workspace.client;
  try {
    const usergroup = await directory.group(name);
    if (usergroup === null) return refused('no_such_subteam', 'slack.fix.group-unknown', name);
    const wanted = [...new Set(people.flatMap((person) => directory.accounts(person)))];
    if (wanted.length === 0) return { kind: 'sent', ref: usergroup };
    const { users: there = [] } = await gate.run('usergroups.users.list', null, () =>
      usergroups.users.list({ usergroup }),
    );
    if (there.length !== wanted.length || wanted.some((user) => !there.includes(user)))
      await gate.run('usergroups.users.update', null, () =>
        usergroups.users.update({ usergroup, users: wanted.join(',') }),
      );
    return { kind: 'sent', ref: usergroup };
  } catch (error) {
    return ofGroup(failure(error, placeOf(near, context)), name);
  }
}

/** What is refused here says nothing of cards, but for a token that is none. */
function ofGroup(failed: Failure, name: string): SendResult {
  if (failed.kind !== 'failed' || failed.scope === 'service') return failed;
  return refused(failed.why, 'slack.fix.group-refused', name);
}

function refused(why: string, fix: 'slack.fix.group-unknown' | 'slack.fix.group-refused', group: string): SendResult {
  return { kind: 'failed', why, scope: 'notice', fix: sentence(fix, { group, why }) };
}
