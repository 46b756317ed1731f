import type { Key } from '../../text/catalogue.js';

/** One permission of the bot token. */
export interface Scope {
  readonly name: string;
  /** What it is for, in a sentence of the catalogues. */
  readonly why: Key;
  /** Methods of the Web API that take it, as far as they are used here. */
  readonly methods: readonly string[];
  /** Events that take it, as far as they are subscribed to. */
  readonly events: readonly string[];
}

const LISTS = ['conversations.list', 'conversations.info', 'conversations.members'];
const HISTORIES = ['conversations.history', 'conversations.replies'];

/** Every permission the bot asks for, and no more than it uses; the manifest and `tocsin doctor` go by this list. */
export const SCOPES: readonly Scope[] = [
  scope('bookmarks:read', 'slack.ui.scope.bookmarks-read', ['bookmarks.list']),
  scope('bookmarks:write', 'slack.ui.scope.bookmarks-write', ['bookmarks.add']),
  scope('channels:history', 'slack.ui.scope.channels-history', HISTORIES),
  scope('channels:manage', 'slack.ui.scope.channels-manage', [
    'conversations.create',
    'conversations.invite',
    'conversations.setTopic',
    'conversations.archive',
  ]),
  scope('channels:read', 'slack.ui.scope.channels-read', LISTS),
  scope('chat:write', 'slack.ui.scope.chat-write', ['chat.postMessage', 'chat.postEphemeral', 'chat.update']),
  // Slash commands and message shortcuts; no method takes it.
  scope('commands', 'slack.ui.scope.commands', []),
  scope('files:write', 'slack.ui.scope.files-write', ['files.getUploadURLExternal', 'files.completeUploadExternal']),
  scope('groups:history', 'slack.ui.scope.groups-history', HISTORIES),
  scope('groups:read', 'slack.ui.scope.groups-read', LISTS),
  scope('im:history', 'slack.ui.scope.im-history', HISTORIES),
  scope('im:write', 'slack.ui.scope.im-write', ['conversations.open']),
  scope('pins:write', 'slack.ui.scope.pins-write', ['pins.add']),
  scope('reactions:read', 'slack.ui.scope.reactions-read', [], ['reaction_added']),
  scope('usergroups:read', 'slack.ui.scope.usergroups-read', ['usergroups.list', 'usergroups.users.list']),
  scope('usergroups:write', 'slack.ui.scope.usergroups-write', ['usergroups.users.update']),
  scope('users:read', 'slack.ui.scope.users-read', ['users.info']),
];

/** Methods that any token may call. */
export const FREE_METHODS: readonly string[] = [
  'auth.test',
  'views.open',
  'views.push',
  'views.update',
  'views.publish',
];

/** What Slack tells the bot of by itself. */
export const EVENTS: readonly string[] = ['app_home_opened', 'reaction_added'];

function scope(name: string, why: Key, methods: readonly string[], events: readonly string[] = []): Scope {
  return { name, why, methods, events };
}
