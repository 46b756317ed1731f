import type { UserGroupSpec, UserSpec, WorkspaceSpec } from '../api/options.js';
import { ALL_SCOPES } from '../web/scopes.js';
import type { Channel } from './channel.js';
import type { StoredFile } from './file.js';
import type { View } from './view.js';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly tz: string;
  readonly locale: string;
  readonly email: string;
  readonly bot: boolean;
  readonly deleted: boolean;
}

/** One workspace with the app installed. */
export interface Team {
  readonly id: string;
  readonly domain: string;
  readonly name: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
  scopes: readonly string[];
  token: 'good' | 'revoked' | 'inactive';
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  readonly groups: UserGroupSpec[];
  /** Every view still open or published, by id. */
  readonly views: Map<string, View>;
  /** Open modals by user, the one on top last. */
  readonly stacks: Map<string, View[]>;
  readonly homes: Map<string, View>;
  readonly files: Map<string, StoredFile>;
}

export function newUser(spec: UserSpec): User {
  return {
    id: spec.id,
    name: spec.name,
    realName: spec.realName ?? spec.name,
    tz: spec.tz ?? 'Asia/Shanghai',
    locale: spec.locale ?? 'en-US',
    email: spec.email ?? `${spec.name}@example.com`,
    bot: spec.bot ?? false,
    deleted: spec.deleted ?? false,
  };
}

/** A workspace with its bot and people; channels come after, by `World.addChannel`. */
export function newTeam(spec: WorkspaceSpec): Team {
  const tail = spec.id.slice(1);
  const botUserId = spec.botUserId ?? `UB${tail}`;
  const team: Team = {
    id: spec.id,
    domain: spec.domain ?? `shop-${spec.id.toLowerCase()}`,
    name: spec.name ?? `Shop ${spec.id}`,
    botToken: spec.botToken ?? `xoxb-${tail}-bot-token`,
    botUserId,
    botId: spec.botId ?? `B${tail}`,
    scopes: spec.scopes ?? ALL_SCOPES,
    token: 'good',
    users: new Map(),
    channels: new Map(),
    groups: [...(spec.userGroups ?? [])],
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    files: new Map(),
  };
  team.users.set(botUserId, newUser({ id: botUserId, name: 'tocsin', bot: true, email: '' }));
  for (const user of spec.users ?? []) team.users.set(user.id, newUser(user));
  return team;
}
