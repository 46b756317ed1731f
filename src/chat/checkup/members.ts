import type { MembersFound } from '../../domain/authority/members.js';
import { chatName, type MentionGroup } from '../../domain/channel.js';
import type { Account } from '../../domain/person.js';
import type { Settings } from '../../domain/settings.js';
import { sentence } from '../../text/catalogue.js';
import { type Diagnosis, failed, noted, warned } from './diagnosis.js';

type MembersOf = (group: MentionGroup, accounts: readonly Account[]) => Promise<MembersFound>;

/** Groups that bring roles: can their members be read, and is anybody known among them? */
export async function* examineMembers(
  platform: 'slack' | 'discord',
  { roles, groups, people }: Pick<Settings, 'roles' | 'groups' | 'people'>,
  membersOf: MembersOf,
): AsyncGenerator<Diagnosis, void> {
  const wanted = new Set(roles.flatMap((role) => role.groups));
  const accounts = people.flatMap((person) => person.accounts.filter((account) => account.platform === platform));
  for (const group of groups) {
    if (!wanted.has(group.id) || group[platform] === null) continue;
    yield diagnosisOf(group.id, platform, await membersOf(group, accounts));
  }
}

function diagnosisOf(group: string, platform: string, found: MembersFound): Diagnosis {
  switch (found.kind) {
    case 'found':
      return noted(sentence('doctor.members.ok', { group, n: found.accounts.length }));
    case 'none':
      return warned(
        sentence('doctor.members.bad', {
          group,
          why: { say: sentence('members.unknown', { chat: chatName(platform) }) },
        }),
        sentence('doctor.members.group.mend'),
      );
    case 'unread':
      return failed(sentence('doctor.members.bad', { group, why: { say: found.why } }), found.mend);
  }
}
