import type { JsonObject } from '../../../../src/domain/json.js';
import { type Channel, channelType, scopeFamily } from '../state/channel.js';
import type { Message } from '../state/message.js';
import type { Team } from '../state/team.js';
import type { World } from '../state/world.js';
import { showChannel, showMessage } from '../web/show.js';
import type { Link } from './link.js';

const SUBSCRIPTION = { channel: 'message.channels', group: 'message.groups', im: 'message.im' } as const;

/** Events that follow from what happens; each goes out only where the app subscribed and has the scope. */
export class Events {
  constructor(
    readonly world: World,
    readonly link: Link,
  ) {}

  message(team: Team, channel: Channel, message: Message): void {
    const shown = showMessage(this.world.app, team, channel, message);
    this.#inChannel(team, channel, { ...shown, event_ts: message.ts });
    const isMention = message.text.includes(`<@${team.botUserId}>`) && message.botId === null;
    if (isMention && channel.members.has(team.botUserId))
      this.#send(team, 'app_mention', 'app_mentions:read', { ...shown, type: 'app_mention', channel: channel.id });
  }

  changed(team: Team, channel: Channel, message: Message): void {
    const shown = showMessage(this.world.app, team, channel, message);
    this.#inChannel(team, channel, {
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      ts: this.world.ts(),
      message: shown,
      previous_message: shown,
    });
  }

  deleted(team: Team, channel: Channel, message: Message): void {
    const previous = showMessage(this.world.app, team, channel, { ...message, deleted: false });
    this.#inChannel(team, channel, {
      type: 'message',
      subtype: 'message_deleted',
      hidden: true,
      ts: this.world.ts(),
      deleted_ts: message.ts,
      previous_message: previous,
    });
  }

  reacted(type: 'reaction_added' | 'reaction_removed', team: Team, message: Message, user: string, name: string): void {
    const channel = team.channels.get(message.channel);
    if (!channel?.members.has(team.botUserId)) return;
    this.#send(team, type, 'reactions:read', {
      type,
      user,
      reaction: name,
      item_user: message.user,
      item: { type: 'message', channel: message.channel, ts: message.ts },
    });
  }

  homeOpened(team: Team, user: string, channel: Channel, view: JsonObject | null): void {
    this.#send(team, 'app_home_opened', null, {
      type: 'app_home_opened',
      user,
      channel: channel.id,
      tab: 'home',
      ...(view === null ? {} : { view }),
    });
  }

  joined(team: Team, channel: Channel, user: string, inviter: string | null): void {
    if (!channel.members.has(team.botUserId)) return;
    this.#send(team, 'member_joined_channel', `${scopeFamily(channel)}:read`, {
      type: 'member_joined_channel',
      user,
      channel: channel.id,
      channel_type: channel.isPrivate ? 'G' : 'C',
      team: team.id,
      ...(inviter === null ? {} : { inviter }),
    });
  }

  archived(team: Team, channel: Channel): void {
    const type = channel.isPrivate ? 'group_archive' : 'channel_archive';
    this.#send(team, type, `${scopeFamily(channel)}:read`, { type, channel: channel.id, user: team.botUserId });
  }

  /** The bot itself was taken out. */
  left(team: Team, channel: Channel): void {
    const type = channel.isPrivate ? 'group_left' : 'channel_left';
    this.#send(team, type, `${scopeFamily(channel)}:read`, { type, channel: channel.id, actor_id: channel.creator });
  }

  deletedChannel(team: Team, channel: Channel): void {
    const type = channel.isPrivate ? 'group_deleted' : 'channel_deleted';
    this.#send(team, type, `${scopeFamily(channel)}:read`, { type, channel: showChannel(team, channel).id ?? '' });
  }

  tokensRevoked(team: Team): void {
    this.#send(team, 'tokens_revoked', null, {
      type: 'tokens_revoked',
      tokens: { oauth: [], bot: [team.botUserId] },
    });
  }

  #inChannel(team: Team, channel: Channel, event: JsonObject): void {
    if (!channel.members.has(team.botUserId)) return;
    const type = channelType(channel);
    const scope = `${scopeFamily(channel)}:history`;
    this.#send(team, SUBSCRIPTION[type], scope, { ...event, channel: channel.id, channel_type: type });
  }

  #send(team: Team, subscription: string, scope: string | null, event: JsonObject): void {
    if (!this.world.app.events.has(subscription)) return;
    if (scope !== null && !team.scopes.includes(scope)) return;
    // Nobody waits for it: how it was taken stands in the record of acknowledgements.
    void this.link.event(team, event);
  }
}
