import { checkMessage } from '../check-message.js';
import { flags } from '../flags.js';
import type { Interaction } from '../interaction.js';
import { json } from '../json.js';
import { emptyMessage, invalidWebhookToken, unknownMessage, unknownWebhook } from '../refusal.js';
import { messageJson } from '../render-message.js';
import { revise, unsay } from '../speak.js';
import type { Message } from '../world.js';
import { answer } from './callback.js';
import { standingFlags } from './messages.js';
import { type Call, done, ok, param, type Route } from './route.js';

/** How long an interaction's token may be used, by the service's clock. */
const tokenMs = 15 * 60_000;

const rate = { limit: 5, windowMs: 2000 };

/** @throws Refusal 10015 before the first answer, 50027 for a token unknown or too old */
function answered(call: Call): Interaction {
  const { world } = call.service;
  if (param(call, 'app') !== world.bot.id) throw unknownWebhook();
  const token = param(call, 'token');
  const interaction = [...world.interactions.values()].find((each) => each.token === token);
  if (interaction === undefined) throw invalidWebhookToken();
  if (call.service.now() - interaction.createdAt >= tokenMs) throw invalidWebhookToken();
  if (interaction.state !== 'answered') throw unknownWebhook();
  return interaction;
}

/** @throws Refusal 10008 */
function message(call: Call, interaction: Interaction): Message {
  const id = param(call, 'message');
  const mine = [interaction.original, ...interaction.followUps];
  const found = id === '@original' ? interaction.original : mine.find((each) => each?.id === id);
  if (found === null || found === undefined || found.deleted) throw unknownMessage();
  return found;
}

function standing(call: Call): number {
  const id = param(call, 'message');
  if (id !== '@original') return standingFlags(call, id);
  const token = param(call, 'token');
  const interaction = [...call.service.world.interactions.values()].find((each) => each.token === token);
  return interaction?.original ? standingFlags(call, interaction.original.id) : 0;
}

const path = '/webhooks/:app/:token/messages/:message';

export const webhooks: readonly Route[] = [
  {
    method: 'POST',
    path: '/webhooks/:app/:token',
    open: true,
    rate,
    check: (call) => checkMessage(json(call.body), 'answer', [], 0, call.files.length),
    handle: (call) => {
      const { service } = call;
      const interaction = answered(call);
      const body = json(call.body);
      // The first follow-up of a deferred answer fills it in, and is seen by whom the deferral was for.
      if (interaction.first === 'deferred' && interaction.original?.thinking)
        return ok(messageJson(service.world, revise(service, interaction.original, body, call.files)));
      const said = answer(service, interaction, body, call.files, false);
      interaction.followUps.push(said);
      service.waits.changed();
      return ok(messageJson(service.world, said));
    },
  },
  {
    method: 'GET',
    path,
    open: true,
    rate,
    handle: (call) => ok(messageJson(call.service.world, message(call, answered(call)))),
  },
  {
    method: 'PATCH',
    path,
    open: true,
    rate,
    check: (call) => checkMessage(json(call.body), 'edit', [], standing(call) & flags.componentsV2, call.files.length),
    handle: (call) => {
      const target = message(call, answered(call));
      const body = json(call.body);
      if (Object.keys(body).length === 0 && call.files.length === 0) throw emptyMessage();
      return ok(messageJson(call.service.world, revise(call.service, target, body, call.files)));
    },
  },
  {
    method: 'DELETE',
    path,
    open: true,
    rate,
    handle: (call) => {
      unsay(call.service, message(call, answered(call)));
      return done;
    },
  },
];
