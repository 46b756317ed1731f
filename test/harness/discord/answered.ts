import type { Answer, SeenMessage } from './api.js';
import type { Interaction } from './interaction.js';
import type { Service } from './service.js';
import { textOf } from './text-of.js';

/** How long a deferred answer may think before a test gives up. */
const thinkingMs = 10_000;

/** An interaction through the eyes of who began it. */
export class LiveAnswer implements Answer {
  readonly #service: Service;
  readonly #interaction: Interaction;

  constructor(service: Service, interaction: Interaction) {
    this.#service = service;
    this.#interaction = interaction;
  }

  get interactionId(): string {
    return this.#interaction.id;
  }

  get first(): Answer['first'] {
    if (this.#interaction.first === null) throw new Error(`${this.#interaction.what} is not answered yet`);
    return this.#interaction.first;
  }

  get tookMs(): number {
    return this.#interaction.tookMs;
  }

  get messages(): readonly SeenMessage[] {
    const { original, source, followUps } = this.#interaction;
    const own = original === null || original === source ? [] : [original];
    return [...own, ...followUps].filter((each) => !each.deleted);
  }

  get ephemeral(): boolean {
    return this.messages.length > 0 && this.messages.every((each) => each.ephemeralTo !== null);
  }

  get text(): string {
    return this.messages.map(textOf).join('\n');
  }

  get modal(): Answer['modal'] {
    return this.#interaction.modal;
  }

  waitFor<T>(look: (answer: Answer) => T | undefined | null | false, ms = 5000): Promise<T> {
    return this.#service.waits.until(
      () => look(this),
      ms,
      () => `After ${this.#interaction.what} (${this.first}) stood: ${this.text || 'nothing'}\n${this.#service.dump()}`,
    );
  }
}

/** The answer, once it is more than "thinking". */
export async function answerOf(service: Service, interaction: Interaction): Promise<Answer> {
  const answer = new LiveAnswer(service, interaction);
  if (interaction.first === 'deferred')
    await answer.waitFor(
      () => interaction.original !== null && (!interaction.original.thinking || interaction.original.deleted),
      thinkingMs,
    );
  return answer;
}
