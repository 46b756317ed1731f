import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Interaction } from './interaction.js';
import type { Json } from './json.js';
import { bitfield, ordinary } from './permissions.js';
import { channelForMember } from './render-channel.js';
import { memberJson, userJson } from './render-member.js';
import { messageJson } from './render-message.js';
import type { Service } from './service.js';
import type { Member, Message } from './world.js';

export interface Deed {
  readonly type: Interaction['type'];
  readonly member: Member;
  readonly channelId: string;
  /** e.g. `/risk silence add`. */
  readonly what: string;
  readonly data: Json;
  readonly source?: Message | null;
  readonly command?: Json | null;
}

/** Somebody does something: the bot is told, and has its three seconds. Resolves at the first answer. */
export function begin(service: Service, deed: Deed): Promise<Interaction> {
  let resolve: (interaction: Interaction) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<Interaction>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  const id = service.newId();
  const within = service.options.answerWithin ?? 3000;
  const timer = setTimeout(() => {
    interaction.state = 'missed';
    service.misses.push({ interactionId: id, what: deed.what });
    service.waits.changed();
    reject(new Error(`The application did not respond to ${deed.what} within ${within} ms.\n${service.dump()}`));
  }, within);
  const interaction: Interaction = {
    id,
    token: `tok${randomBytes(24).toString('base64url')}`,
    type: deed.type,
    userId: deed.member.user.id,
    channelId: deed.channelId,
    what: deed.what,
    createdAt: service.now(),
    startedAt: performance.now(),
    source: deed.source ?? null,
    command: deed.command ?? null,
    state: 'waiting',
    first: null,
    tookMs: 0,
    original: null,
    followUps: [],
    modal: null,
    choices: [],
    settle: () => {
      clearTimeout(timer);
      resolve(interaction);
    },
  };
  service.world.interactions.set(id, interaction);
  service.dispatch('INTERACTION_CREATE', payload(service, interaction, deed), 0);
  return promise;
}

function payload(service: Service, interaction: Interaction, deed: Deed): Json {
  const { world } = service;
  const channel = world.channel(deed.channelId);
  const direct = channel.kind === 'dm';
  const { user } = deed.member;
  return {
    id: interaction.id,
    application_id: world.bot.id,
    type: deed.type,
    token: interaction.token,
    version: 1,
    data: deed.data,
    channel_id: channel.id,
    channel: channelForMember(world, channel),
    ...(direct
      ? { user: userJson(user), context: 1, authorizing_integration_owners: { 0: '0' } }
      : {
          guild_id: world.guildId,
          guild: { id: world.guildId, features: [], locale: 'en-US' },
          guild_locale: 'en-US',
          member: { ...memberJson(deed.member), permissions: bitfield(ordinary) },
          context: 0,
          authorizing_integration_owners: { 0: world.guildId },
        }),
    ...(deed.source ? { message: messageJson(world, deed.source) } : {}),
    locale: user.locale,
    app_permissions: bitfield(world.mayBot(channel)),
    entitlements: [],
    entitlement_sku_ids: [],
    attachment_size_limit: 10_485_760,
  };
}
