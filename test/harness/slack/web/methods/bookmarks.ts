import type { JsonObject } from '../../../../../src/domain/json.js';
import type { Bookmark } from '../../state/channel.js';
import type { Call, Method } from '../call.js';
import { findJoined, findOpen } from '../find.js';
import { SlackError } from '../slack-error.js';

const BOOKMARKS = 100;

function show(call: Call, bookmark: Bookmark): JsonObject {
  return {
    id: bookmark.id,
    channel_id: bookmark.channel,
    title: bookmark.title,
    link: bookmark.link,
    emoji: bookmark.emoji,
    icon_url: null,
    type: 'link',
    entity_id: null,
    date_created: bookmark.created,
    date_updated: 0,
    rank: 'a',
    app_id: call.world.app.id,
    last_updated_by_user_id: call.team.botUserId,
    last_updated_by_team_id: call.team.id,
    shortcut_id: null,
  };
}

function checkLink(link: string): string {
  if (!/^(https?|slack|mailto):\S+$/i.test(link)) throw new SlackError('invalid_link');
  return link;
}

/** bookmarks.add, bookmarks.list, bookmarks.edit, bookmarks.remove. */
export const bookmarkMethods: Readonly<Record<string, Method>> = {
  'bookmarks.add': {
    scope: 'bookmarks:write',
    tier: 2,
    handle: (call) => {
      const { world, args } = call;
      const channel = findOpen(call, 'channel_id');
      if (args.need('type', 'invalid_bookmark_type') !== 'link') throw new SlackError('invalid_bookmark_type');
      if (channel.bookmarks.length >= BOOKMARKS) throw new SlackError('too_many_bookmarks');
      const bookmark: Bookmark = {
        id: world.id('Bk'),
        channel: channel.id,
        created: Math.floor(world.now() / 1000),
        title: args.need('title'),
        link: checkLink(args.need('link', 'invalid_link')),
        emoji: args.text('emoji') ?? '',
      };
      channel.bookmarks.push(bookmark);
      return { bookmark: show(call, bookmark) };
    },
  },
  'bookmarks.list': {
    scope: 'bookmarks:read',
    tier: 3,
    handle: (call) => ({
      bookmarks: findJoined(call, 'channel_id').bookmarks.map((bookmark) => show(call, bookmark)),
    }),
  },
  'bookmarks.edit': {
    scope: 'bookmarks:write',
    tier: 2,
    handle: (call) => {
      const { args } = call;
      const bookmark = findOpen(call, 'channel_id').bookmarks.find((entry) => entry.id === args.text('bookmark_id'));
      if (!bookmark) throw new SlackError('not_found');
      bookmark.title = args.text('title') ?? bookmark.title;
      bookmark.link = checkLink(args.text('link') ?? bookmark.link);
      bookmark.emoji = args.text('emoji') ?? bookmark.emoji;
      return { bookmark: show(call, bookmark) };
    },
  },
  'bookmarks.remove': {
    scope: 'bookmarks:write',
    tier: 2,
    handle: (call) => {
      const { bookmarks } = findOpen(call, 'channel_id');
      const at = bookmarks.findIndex((entry) => entry.id === call.args.text('bookmark_id'));
      if (at < 0) throw new SlackError('not_found');
      bookmarks.splice(at, 1);
      return {};
    },
  },
};
