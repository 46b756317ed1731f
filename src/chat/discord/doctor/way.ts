import { Events, type Interaction } from 'discord.js';
import { within } from '../../../lib/within.js';
import type { ChatAdapter } from '../../chat.js';
import { Api } from '../api.js';
import { readCustomId } from '../custom-id.js';
import { Delivery } from '../delivery.js';
import { askerOf, invocationOf } from '../interact/asker.js';
import { Exchange } from '../interact/exchange.js';
import { PACE } from '../interact/pace.js';
import { replyBody } from '../interact/reply-body.js';
import { isGone } from '../interact/trouble.js';
import type { DiscordOptions } from '../options.js';
import { createPatientRest, createRest } from '../rest.js';
import type { DoctorsGateway } from './gateway.js';

const DOCTORS = /^doctor /u;

/**
 * Posts, and hears the doctor's own button over the gateway. Everything else that comes there is left to the running
 * bot, which is told of it too: nothing is registered, no presence shown.
 */
export function createWay(
  options: DiscordOptions,
  gateway: DoctorsGateway,
): Pick<ChatAdapter, 'start' | 'stop' | 'post' | 'edit'> {
  const { host, log, token, guildId } = options;
  const api = new Api(createRest(options), token);
  const delivery = new Delivery({ api, guildId, log, now: () => host.now() });
  const rest = createPatientRest(options);
  const desk = { host, log, pace: PACE };
  const underWay = new Set<Promise<void>>();

  async function answer(interaction: Interaction): Promise<void> {
    const pressed = interaction.isButton() ? readCustomId(interaction.customId) : null;
    if (!pressed || !DOCTORS.test(pressed.command)) return;
    const asker = askerOf(host, interaction);
    // That it came here is the proof, whoever of the two answers it.
    const reply = await host.execute(invocationOf(asker, pressed.command));
    try {
      await new Exchange(rest, PACE, interaction).show(await replyBody(desk, asker, reply));
    } catch (error) {
      if (!isGone(error)) log.warn({ err: error }, 'discord: whoever pressed could not be answered');
    }
  }
  const listen = (interaction: Interaction): void => {
    const done = answer(interaction).finally(() => underWay.delete(done));
    underWay.add(done);
  };

  return {
    async start() {
      gateway.client.on(Events.InteractionCreate, listen);
    },
    async stop() {
      gateway.client.off(Events.InteractionCreate, listen);
      await within(Promise.all(underWay), PACE.stopMs);
      api.stop();
      rest.clearHandlerSweeper();
      rest.clearHashSweeper();
    },
    post: (channel, out) => delivery.post(channel, out),
    edit: (channel, ref, out) => delivery.edit(channel, ref, out),
  };
}
