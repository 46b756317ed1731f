import { RESTJSONErrorCodes as Code } from 'discord.js';
import type { SendScope } from '../../domain/notice.js';
import type { Say, SayParam } from '../../domain/text.js';
import { sentence } from '../../text/catalogue.js';
import { joinedParam } from '../../text/sentences.js';
import type { PermissionName } from './permissions.js';

/** What was being done when Discord refused, and where. */
export interface Attempt {
  readonly doing: 'post' | 'edit' | 'thread' | 'line' | 'look' | 'resolve';
  /** As the reader knows it: `#live-ops`. */
  readonly where: string;
  /** It may change something: without an answer, nobody knows whether it did. */
  readonly writes: boolean;
}

export interface Fix {
  readonly scope: SendScope;
  readonly fix: Say;
}

/** What each needs, in the order it is worth looking at. */
const NEEDS: Readonly<Record<Attempt['doing'], readonly PermissionName[]>> = {
  post: ['ViewChannel', 'SendMessages', 'EmbedLinks'],
  edit: ['ViewChannel', 'SendMessages', 'EmbedLinks'],
  thread: ['CreatePublicThreads'],
  line: ['SendMessagesInThreads'],
  look: ['ViewChannel', 'ReadMessageHistory'],
  resolve: ['ViewChannel'],
};

/** What Discord's refusal means and how to mend it; null for what is of no use to tell. */
export function fixFor(status: number, code: number, why: string, { doing, where }: Attempt): Fix | null {
  if (status === 401) return { scope: 'service', fix: sentence('discord.fix.token') };
  const permissions = permissionWords(NEEDS[doing]);
  switch (code) {
    case Code.UnknownChannel:
      if (doing === 'resolve') return { scope: 'channel', fix: sentence('discord.fix.channel-unknown', { where }) };
      if (doing === 'line' || doing === 'thread')
        return { scope: 'notice', fix: sentence('discord.fix.thread-gone', { where }) };
      if (doing === 'edit') return { scope: 'notice', fix: sentence('discord.fix.message-gone', { where }) };
      return { scope: 'channel', fix: sentence('discord.fix.channel-gone', { where }) };
    case Code.UnknownMessage:
      return { scope: 'notice', fix: sentence('discord.fix.message-gone', { where }) };
    case Code.UnknownGuild:
      return { scope: 'channel', fix: sentence('discord.fix.channel-unknown', { where }) };
    case Code.UnknownUser:
    case Code.CannotSendMessagesToThisUser:
      return { scope: 'channel', fix: sentence('discord.fix.direct-closed', { where }) };
    case Code.MissingAccess:
      return {
        scope: 'channel',
        fix: sentence('discord.fix.access', { where, permissions: permissionWords(['ViewChannel']) }),
      };
    case Code.MissingPermissions:
      // Without its thread a line is lost, but cards still reach the channel.
      return { scope: doing === 'thread' || doing === 'line' ? 'notice' : 'channel', fix: denied(doing, where) };
    case Code.CannotReplyWithoutPermissionToReadMessageHistory:
      return { scope: 'notice', fix: denied('look', where) };
    case Code.CannotSendMessagesInNonTextChannel:
    case Code.CannotExecuteActionOnThisChannelType:
      return { scope: 'channel', fix: sentence('discord.fix.channel-kind', { where }) };
    case Code.ThreadLocked:
    case Code.InvalidActionOnArchivedThread: {
      const needed = permissionWords(['ManageThreads']);
      return { scope: 'notice', fix: sentence('discord.fix.thread-locked', { where, permissions: needed }) };
    }
    case Code.MaximumActiveThreads:
      return { scope: 'notice', fix: sentence('discord.fix.threads-full', { where }) };
    case Code.MessageWasBlockedByAutomaticModeration:
    case Code.TitleWasBlockedByAutomaticModeration:
    case Code.MessageBlockedByHarmfulLinksFilter:
      return { scope: 'notice', fix: sentence('discord.fix.blocked', { where }) };
    case Code.InvalidFormBodyOrContentType:
      return { scope: 'notice', fix: sentence('discord.fix.payload', { why }) };
    default:
      return null;
  }

  function denied(what: Attempt['doing'], place: string): Say {
    if (what === 'resolve') return sentence('discord.fix.access', { where: place, permissions });
    const words = what === doing ? permissions : permissionWords(NEEDS[what]);
    return sentence('discord.fix.permission', {
      what: { say: sentence(`discord.fix.doing.${what}`) },
      where: place,
      permissions: words,
    });
  }
}

function permissionWords(names: readonly PermissionName[]): SayParam {
  return joinedParam(names.map((name) => ({ say: sentence(`discord.permission.${name}`) }))) ?? '';
}
