import { type Client, Events, type Interaction, type REST } from 'discord.js';
import type { Logger } from '../../../lib/log.js';
import { within } from '../../../lib/within.js';
import { sentence } from '../../../text/catalogue.js';
import type { ChatHost } from '../../host.js';
import type { DiscordOptions } from '../options.js';
import { createRest } from '../rest.js';
import { askerOf } from './asker.js';
import { isChoice } from './choose-incident.js';
import { ADD_TO_TIMELINE } from './command-body.js';
import { completeOption } from './complete.js';
import type { Desk } from './desk.js';
import { submitDialog } from './dialog.js';
import { Exchange } from './exchange.js';
import { PACE, type Pace } from './pace.js';
import { Presence } from './presence.js';
import { press } from './press.js';
import { Registration } from './registration.js';
import { readerOf } from './reply-body.js';
import { runSlash } from './slash.js';
import { addToChosen, addToTimeline } from './timeline.js';
import { hint, toldBody } from './told.js';
import { isGone } from './trouble.js';

export interface InteractionsDeps {
  readonly host: ChatHost;
  readonly log: Logger;
  readonly client: Client;
  /** For what can wait: the registration of commands. */
  readonly rest: REST;
  readonly options: DiscordOptions;
  /** Default: `PACE`. */
  readonly pace?: Partial<Pace>;
}

export interface Interactions {
  start(): Promise<void>;
  /** Takes no more, and waits a moment for what is under way. */
  stop(): Promise<void>;
  /** The presence may be out of date. */
  refresh(): void;
}

/**
 * Everything people do in Discord: commands, completion, buttons, menus, dialogs, the message menu. One listener, and
 * nothing kept between two interactions: whatever is needed stands in the control itself.
 */
export function createInteractions({ host, log, client, rest, options, pace: given }: InteractionsDeps): Interactions {
  const pace: Pace = { ...PACE, ...given };
  const desk: Desk = { host, log, pace };
  const presence = new Presence({ host, client, log, pace });
  const { commands } = host;
  const registration = new Registration({ client, rest, log, commands, guildId: options.guildId, pace });
  // Answers are tried again here, and not beneath: only so it is known that an answer taken twice is our own.
  const answers = createRest(options);
  const underWay = new Set<Promise<void>>();

  const onInteraction = (interaction: Interaction): void => {
    const done = answer(desk, interaction, new Exchange(answers, pace, interaction)).finally(() =>
      underWay.delete(done),
    );
    underWay.add(done);
  };
  const onReady = (): void => {
    presence.refresh();
    void registration.run();
  };
  const onSession = (): void => presence.renew();

  return {
    async start() {
      client.on(Events.InteractionCreate, onInteraction);
      client.on(Events.ShardReady, onSession);
      if (client.isReady()) onReady();
      else client.once(Events.ClientReady, onReady);
    },
    async stop() {
      client.off(Events.InteractionCreate, onInteraction);
      client.off(Events.ShardReady, onSession);
      client.off(Events.ClientReady, onReady);
      presence.stop();
      registration.stop();
      await within(Promise.all(underWay), pace.stopMs);
      answers.clearHandlerSweeper();
      answers.clearHashSweeper();
    },
    refresh: () => presence.refresh(),
  };
}

/** Never throws: what goes wrong is logged, and told to the one who waits. */
async function answer(desk: Desk, interaction: Interaction, exchange: Exchange): Promise<void> {
  try {
    await route(desk, interaction, exchange);
  } catch (error) {
    if (isGone(error)) {
      desk.log.debug({ err: error, interaction: interaction.id }, 'discord: nobody waits for this answer any more');
      return;
    }
    desk.log.error({ err: error, interaction: interaction.id }, 'discord: an interaction failed');
    if (interaction.isRepliable()) await tellTrouble(desk, interaction, exchange);
  }
}

async function route(desk: Desk, interaction: Interaction, exchange: Exchange): Promise<void> {
  if (interaction.isAutocomplete()) return completeOption(desk, interaction, exchange);
  if (interaction.isChatInputCommand()) return runSlash(desk, interaction, exchange);
  if (interaction.isMessageContextMenuCommand() && interaction.commandName === ADD_TO_TIMELINE)
    return addToTimeline(desk, interaction, exchange);
  if (interaction.isStringSelectMenu() && isChoice(interaction.customId))
    return addToChosen(desk, interaction, exchange);
  if (interaction.isButton() || interaction.isStringSelectMenu()) return press(desk, interaction, exchange);
  if (interaction.isModalSubmit()) return submitDialog(desk, interaction, exchange);
  throw new Error(`an interaction of type ${interaction.type} came that nothing of ours asks for`);
}

async function tellTrouble(desk: Desk, interaction: Interaction, exchange: Exchange): Promise<void> {
  try {
    const reader = readerOf(desk.host, askerOf(desk.host, interaction));
    await exchange.show(toldBody([hint(reader, sentence('discord.ui.failed', { id: interaction.id }), 'status')]));
  } catch (error) {
    desk.log.warn({ err: error, interaction: interaction.id }, 'discord: nor could that be told');
  }
}
