import { iso } from './iso.js';
import { type Json, json, string } from './json.js';
import { channelJson } from './render-channel.js';
import { userJson } from './render-member.js';
import type { Message, World } from './world.js';

/** `full` false: as shown to an app that may not read what others write. */
export function messageJson(world: World, message: Message, full = true): Json {
  const channel = world.channels.get(message.channelId);
  const named = (ids: readonly string[]) => ids.flatMap((id) => world.users.get(id) ?? []).map(userJson);
  const blank = !full;
  const referenced = message.replyTo === null ? undefined : world.messages.get(message.replyTo);
  const thread = message.threadId === null ? undefined : world.channels.get(message.threadId);
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: userJson(message.author),
    content: blank ? '' : message.content,
    embeds: blank ? [] : message.embeds.map((embed) => ({ type: 'rich', ...withFiles(message, embed) })),
    components: blank ? [] : message.components,
    // One that an embed shows is not listed a second time.
    attachments: blank
      ? []
      : message.attachments.filter((file) => !isEmbedded(message, file)).map((file) => attachmentJson(message, file)),
    flags: message.flags,
    pinned: message.pinned,
    tts: false,
    timestamp: iso(message.createdAt),
    edited_timestamp: message.editedAt === null ? null : iso(message.editedAt),
    mention_everyone: message.pings.everyone || message.pings.here,
    mentions: named(message.pings.users),
    mention_roles: message.pings.roles,
    mention_channels: [],
    ...(message.reactions.length === 0
      ? {}
      : { reactions: message.reactions.map((each) => reactionJson(world, each)) }),
    ...(message.interaction === null ? {} : interactionMetadata(world, message)),
    ...(message.replyTo === null
      ? {}
      : {
          message_reference: {
            type: 0,
            channel_id: message.channelId,
            message_id: message.replyTo,
            guild_id: world.guildId,
          },
          referenced_message: referenced ? messageJson(world, referenced, full) : null,
        }),
    ...(thread === undefined ? {} : { thread: channelJson(world, thread) }),
    ...(channel?.kind === 'thread' ? { position: world.inChannel(channel.id).indexOf(message) } : {}),
  };
}

/** `attachment://oncall.png` is told as the address the file has by then. */
function withFiles(message: Message, embed: Json): Json {
  const file = message.attachments.find((each) => shows(embed, each));
  return file === undefined
    ? embed
    : { ...embed, image: { ...json(embed.image), url: string(attachmentJson(message, file).url) } };
}

function isEmbedded(message: Message, file: Message['attachments'][number]): boolean {
  return message.embeds.some((embed) => shows(embed, file));
}

function shows(embed: Json, file: Message['attachments'][number]): boolean {
  return json(embed.image).url === `attachment://${file.filename}`;
}

function attachmentJson(message: Message, file: Message['attachments'][number]): Json {
  const url = `https://cdn.discordapp.com/attachments/${message.channelId}/${file.id}/${file.filename}`;
  const described = file.description === '' ? {} : { description: file.description };
  return { id: file.id, filename: file.filename, size: file.size, url, proxy_url: url, ...described };
}

function reactionJson(world: World, reaction: Message['reactions'][number]): Json {
  return {
    emoji: { id: null, name: reaction.emoji },
    count: reaction.userIds.length,
    count_details: { burst: 0, normal: reaction.userIds.length },
    me: reaction.userIds.includes(world.bot.id),
    me_burst: false,
    burst_colors: [],
  };
}

function interactionMetadata(world: World, message: Message): Json {
  const interaction = message.interaction;
  const user = interaction === null ? undefined : world.users.get(interaction.userId);
  if (interaction === null || user === undefined) return {};
  return {
    webhook_id: world.bot.id,
    application_id: world.bot.id,
    interaction_metadata: {
      id: interaction.id,
      type: interaction.type,
      user: userJson(user),
      authorizing_integration_owners: { 0: world.guildId },
      ...(interaction.command === null ? {} : { name: interaction.command.name }),
      ...(interaction.source === null ? {} : { interacted_message_id: interaction.source.id }),
    },
  };
}
