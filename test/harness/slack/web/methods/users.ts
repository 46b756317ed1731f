import type { Method } from '../call.js';
import { page } from '../page.js';
import { showUser } from '../show.js';
import { SlackError } from '../slack-error.js';

/** users.info, users.list, users.lookupByEmail, usergroups.list, usergroups.users.list. */
export const userMethods: Readonly<Record<string, Method>> = {
  'users.info': {
    scope: 'users:read',
    tier: 4,
    handle: ({ team, args }) => {
      const user = team.users.get(args.need('user', 'user_not_found'));
      if (!user) throw new SlackError('user_not_found');
      return { user: showUser(team, user, args.flag('include_locale')) };
    },
  },
  'users.list': {
    scope: 'users:read',
    tier: 2,
    handle: ({ team, args }) => {
      const { items, metadata } = page([...team.users.values()], args, 200, 1000);
      const members = items.map((user) => showUser(team, user, args.flag('include_locale')));
      return { members, response_metadata: metadata };
    },
  },
  'users.lookupByEmail': {
    scope: 'users:read.email',
    tier: 3,
    handle: ({ team, args }) => {
      const email = args.need('email', 'users_not_found').toLowerCase();
      const user = [...team.users.values()].find((entry) => entry.email.toLowerCase() === email && !entry.deleted);
      if (!user) throw new SlackError('users_not_found');
      return { user: showUser(team, user) };
    },
  },
  'usergroups.list': {
    scope: 'usergroups:read',
    tier: 2,
    handle: ({ team, args }) => ({
      usergroups: team.groups.map((group) => ({
        id: group.id,
        team_id: team.id,
        is_usergroup: true,
        name: group.name ?? group.handle,
        handle: group.handle,
        is_external: false,
        date_delete: 0,
        user_count: group.users.length,
        ...(args.flag('include_users') ? { users: [...group.users] } : {}),
      })),
    }),
  },
  'usergroups.users.list': {
    scope: 'usergroups:read',
    tier: 2,
    handle: ({ team, args }) => {
      const group = team.groups.find((entry) => entry.id === args.text('usergroup'));
      if (!group) throw new SlackError('no_such_subteam');
      return { users: [...group.users] };
    },
  },
  // docs.slack.dev/reference/methods/usergroups.users.update: the whole list is replaced, and must not be empty.
  'usergroups.users.update': {
    scope: 'usergroups:write',
    tier: 2,
    handle: ({ team, args }) => {
      const at = team.groups.findIndex((entry) => entry.id === args.text('usergroup'));
      const group = team.groups[at];
      if (!group) throw new SlackError('no_such_subteam');
      const users = (args.text('users') ?? '').split(',').filter(Boolean);
      if (users.length === 0) throw new SlackError('no_users_provided');
      if (users.some((id) => !team.users.has(id))) throw new SlackError('invalid_users');
      team.groups[at] = { ...group, users };
      return { usergroup: { id: group.id, team_id: team.id, handle: group.handle, user_count: users.length, users } };
    },
  },
};
