import { performance } from 'node:perf_hooks';
import { checkChoices } from '../check-commands.js';
import { checkMessage } from '../check-message.js';
import { checkModal } from '../check-modal.js';
import { flags } from '../flags.js';
import { Form } from '../form.js';
import type { First, Interaction } from '../interaction.js';
import { type Json, json, number, objects } from '../json.js';
import { modalOf } from '../modal.js';
import { numbered } from '../number-components.js';
import { alreadyAcknowledged, unknownInteraction, unknownWebhook } from '../refusal.js';
import { messageJson } from '../render-message.js';
import type { Service } from '../service.js';
import { revise, say } from '../speak.js';
import type { Message } from '../world.js';
import { type Call, done, ok, param, type Route } from './route.js';

const firsts: Readonly<Record<number, First>> = {
  4: 'message',
  5: 'deferred',
  6: 'deferred-update',
  7: 'update',
  8: 'choices',
  9: 'modal',
};

/** Which answers an interaction takes. */
function allowed(interaction: Interaction): readonly number[] {
  if (interaction.type === 4) return [8];
  const answers = [4, 5];
  const fromMessage = interaction.type === 3 || (interaction.type === 5 && interaction.source !== null);
  if (fromMessage) answers.push(6, 7);
  if (interaction.type !== 5) answers.push(9);
  return answers;
}

function found(call: Call): Interaction {
  const interaction = call.service.world.interactions.get(param(call, 'interaction'));
  if (interaction === undefined) throw unknownInteraction();
  if (interaction.token !== param(call, 'token')) throw unknownWebhook();
  return interaction;
}

function check(call: Call): void {
  const interaction = call.service.world.interactions.get(param(call, 'interaction'));
  const body = json(call.body);
  const data = json(body.data);
  const form = new Form();
  if (interaction !== undefined) form.choice(['type'], body.type, allowed(interaction));
  if (body.type === 9) checkModal(form, ['data'], data);
  if (body.type === 8) {
    const choices = form.list(['data', 'choices'], data.choices, 25).map(json);
    checkChoices(form, ['data', 'choices'], choices, interaction?.command?.focused ?? 3);
  }
  form.done();
  const standing = body.type === 7 ? number(interaction?.source?.flags) & flags.componentsV2 : 0;
  if (body.type === 4 || body.type === 7)
    checkMessage(data, body.type === 4 ? 'answer' : 'edit', ['data'], standing, call.files.length);
}

/** An answer in the channel, or for the asker's eyes. */
export function answer(
  service: Service,
  interaction: Interaction,
  data: Json,
  files: Call['files'],
  thinking: boolean,
): Message {
  return say(service, {
    channel: service.world.channel(interaction.channelId),
    author: service.world.bot,
    body: data,
    files,
    type: interaction.type === 2 ? (interaction.command?.type === 1 ? 20 : 23) : 0,
    ephemeralTo: (number(data.flags) & flags.ephemeral) === 0 ? null : interaction.userId,
    interaction,
    thinking,
    mayMentionAll: service.world.mayBot(service.world.channel(interaction.channelId)).has('MentionEveryone'),
  });
}

function act(call: Call, interaction: Interaction, first: First, data: Json): void {
  const { service } = call;
  switch (first) {
    case 'message':
    case 'deferred':
      interaction.original = answer(service, interaction, data, call.files, first === 'deferred');
      return;
    case 'deferred-update':
      interaction.original = interaction.source;
      return;
    case 'update':
      if (interaction.source === null || interaction.source.deleted) throw unknownInteraction();
      interaction.original = revise(service, interaction.source, data, call.files);
      return;
    case 'choices':
      interaction.choices = objects(data.choices).flatMap((each) =>
        typeof each.value === 'string' || typeof each.value === 'number'
          ? [{ name: String(each.name), value: each.value }]
          : [],
      );
      return;
    case 'modal':
      interaction.modal = modalOf({ ...data, components: numbered(objects(data.components)) }, interaction);
  }
}

/** The first answer to an interaction: once, and within three seconds. */
export const callback: Route = {
  method: 'POST',
  path: '/interactions/:interaction/:token/callback',
  open: true,
  rate: null,
  check,
  handle: (call) => {
    const { service } = call;
    const interaction = found(call);
    if (interaction.state === 'missed') throw unknownInteraction();
    if (interaction.state === 'answered') throw alreadyAcknowledged();
    const type = number(json(call.body).type);
    const first = firsts[type];
    if (first === undefined) throw new Error(`Unchecked callback type ${type}`);
    act(call, interaction, first, json(json(call.body).data));
    interaction.state = 'answered';
    interaction.first = first;
    interaction.tookMs = performance.now() - interaction.startedAt;
    interaction.settle();
    service.waits.changed();
    if (call.query.get('with_response') !== 'true') return done;
    const shows = first !== 'choices' && first !== 'modal' ? interaction.original : null;
    return ok({
      interaction: {
        id: interaction.id,
        type: interaction.type,
        ...(shows === null
          ? {}
          : {
              response_message_id: shows.id,
              response_message_loading: first === 'deferred',
              response_message_ephemeral: shows.ephemeralTo !== null,
            }),
      },
      resource: {
        type,
        ...(shows === null || first.startsWith('deferred') ? {} : { message: messageJson(service.world, shows) }),
      },
    });
  },
};
