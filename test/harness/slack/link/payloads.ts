import type { JsonObject } from '../../../../src/domain/json.js';
import { objectsAt } from '../json.js';
import type { Channel } from '../state/channel.js';
import type { Message } from '../state/message.js';
import type { Team, User } from '../state/team.js';
import type { View } from '../state/view.js';
import type { World } from '../state/world.js';
import { showMessage, showView } from '../web/show.js';

/** What the app is sent, in the shapes of the real service. */

export function wrapEvent(world: World, team: Team, event: JsonObject): JsonObject {
  return {
    token: world.app.verification,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: world.app.id,
    event: { event_ts: world.ts(), ...event },
    type: 'event_callback',
    event_id: world.id('Ev'),
    event_time: Math.floor(world.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: team.botUserId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${world.id('')}`,
  };
}

/** What every interaction carries. */
export function interaction(world: World, team: Team, user: User): JsonObject {
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: team.id },
    api_app_id: world.app.id,
    token: world.app.verification,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function channelOf(channel: Channel): JsonObject {
  const name = channel.with !== null ? 'directmessage' : channel.isPrivate ? 'privategroup' : channel.name;
  return { id: channel.id, name };
}

/** Where a control of a message stands. An ephemeral message itself is not sent along. */
export function inMessage(world: World, team: Team, channel: Channel, message: Message): JsonObject {
  const isEphemeral = message.ephemeralTo !== null;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
    },
    channel: channelOf(channel),
    ...(isEphemeral ? {} : { message: showMessage(world.app, team, channel, message, true) }),
  };
}

export function inView(world: World, team: Team, view: View): JsonObject {
  return { container: { type: 'view', view_id: view.id }, view: showView(world.app, team, view) };
}

export function slashCommand(
  world: World,
  team: Team,
  user: User,
  channel: Channel,
  said: { readonly command: string; readonly text: string; readonly responseUrl: string; readonly triggerId: string },
): JsonObject {
  return {
    token: world.app.verification,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: String(channelOf(channel).name ?? ''),
    user_id: user.id,
    user_name: user.name,
    command: said.command,
    text: said.text,
    api_app_id: world.app.id,
    is_enterprise_install: 'false',
    response_url: said.responseUrl,
    trigger_id: said.triggerId,
  };
}

/** Blocks of a message, those of its attachments behind them. */
export function allBlocks(message: Message): JsonObject[] {
  return [...(message.blocks ?? []), ...message.attachments.flatMap((attachment) => objectsAt(attachment, 'blocks'))];
}
