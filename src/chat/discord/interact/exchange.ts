import { setTimeout as wait } from 'node:timers/promises';
import {
  InteractionResponseType as Answer,
  type APIModalInteractionResponseCallbackData,
  type ApplicationCommandOptionChoiceData,
  type Interaction,
  MessageFlags,
  type RawFile,
  type REST,
  Routes,
} from 'discord.js';
import type { MessageBody } from '../message.js';
import { sendPictured } from '../send-pictured.js';
import type { Pace } from './pace.js';
import { againIn, isAnswered } from './trouble.js';

/** Tries of an answer, the first one included. */
const TRIES = 3;

/** What is said to one interaction, over its own token. Throws what the service refuses. */
export class Exchange {
  #answered = false;

  constructor(
    private readonly rest: REST,
    private readonly pace: Pick<Pace, 'answerMs'>,
    private readonly interaction: Pick<Interaction, 'id' | 'token' | 'applicationId'>,
  ) {}

  /** Acknowledges; the answer follows by `show`, to be seen by the asker alone or by everybody. */
  defer(seenBy: 'asker' | 'everybody'): Promise<void> {
    const flags = seenBy === 'asker' ? MessageFlags.Ephemeral : 0;
    return this.#first({ type: Answer.DeferredChannelMessageWithSource, data: { flags } });
  }

  /** Acknowledges a control; the answer takes the place of the message it stands on. */
  deferInPlace(): Promise<void> {
    return this.#first({ type: Answer.DeferredMessageUpdate });
  }

  modal(data: APIModalInteractionResponseCallbackData): Promise<void> {
    return this.#first({ type: Answer.Modal, data });
  }

  choices(choices: readonly ApplicationCommandOptionChoiceData<string>[]): Promise<void> {
    return this.#first({ type: Answer.ApplicationCommandAutocompleteResult, data: { choices } });
  }

  /** Tells the asker: in the answer that was announced, else as the first and private one. */
  async show(said: MessageBody, more: readonly RawFile[] = []): Promise<void> {
    await sendPictured(said, async (shown, pictures) => {
      const files = [...pictures, ...more];
      // A file that is not in the list is taken for one that is to go.
      const listed = more.map(({ name }, i) => ({ id: String(pictures.length + i), filename: name }));
      const body = { ...shown, attachments: [...shown.attachments, ...listed] };
      if (!this.#answered) {
        const data = { ...body, flags: MessageFlags.Ephemeral };
        return this.#first({ type: Answer.ChannelMessageWithSource, data }, files);
      }
      const { applicationId, token } = this.interaction;
      const path = Routes.webhookMessage(applicationId, token, '@original');
      await this.#insist(() => this.rest.patch(path, { body, files, auth: false }));
    });
  }

  async #first(body: object, files: readonly RawFile[] = []): Promise<void> {
    const path = Routes.interactionCallback(this.interaction.id, this.interaction.token);
    let tries = 0;
    await this.#insist(async () => {
      tries++;
      await this.rest.post(path, { body, files: [...files], auth: false }).catch((error: unknown) => {
        // No answer came to the first try, and the second finds that it had arrived.
        if (tries === 1 || !isAnswered(error)) throw error;
      });
    });
    this.#answered = true;
  }

  /** An answer is worth a second try: what was asked is done, and the same answer twice is one answer. */
  async #insist(send: () => Promise<unknown>): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await send();
        return;
      } catch (error) {
        const ms = againIn(error, this.pace.answerMs * 2 ** (tries - 1));
        if (ms === null || tries === TRIES) throw error;
        await wait(ms);
      }
    }
  }
}
