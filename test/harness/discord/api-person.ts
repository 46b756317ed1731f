import type { Answer, SeenMessage, SeenModal } from './api-seen.js';

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

export type OptionValue = string | number | boolean;

/** Where a command is typed: a channel's name or id; the first text channel unless told. */
export interface Where {
  readonly channel?: string;
}

/**
 * A person at a Discord client. What the client would not let a person do is refused with an Error:
 * commands that are not registered, options of the wrong type, disabled buttons, messages the person cannot see.
 * An interaction nobody answered within 3 seconds rejects ("did not respond") and is kept in `misses`.
 */
export interface Person {
  readonly id: string;
  /** `slash('risk', ['silence', 'add'], { matcher: 'sku=A1' })`. Waits for a deferred answer to be filled in. */
  slash(
    command: string,
    path?: readonly string[],
    options?: Readonly<Record<string, OptionValue>>,
    where?: Where,
  ): Promise<Answer>;
  /** The choices offered while `value` is being typed into `focused`. */
  autocomplete(
    command: string,
    path: readonly string[],
    options: Readonly<Record<string, OptionValue>>,
    focused: string,
    value: string,
    where?: Where,
  ): Promise<readonly Choice[]>;
  /** Presses a button by label or custom_id. */
  click(message: SeenMessage, button: string): Promise<Answer>;
  /** Picks from a select menu by custom_id (or placeholder); values, labels of options, or ids. */
  select(message: SeenMessage, menu: string, values: readonly string[]): Promise<Answer>;
  /** Sends a modal; values by label or custom_id of the field, prefilled ones kept. */
  submit(modal: SeenModal, values: Readonly<Record<string, string | readonly string[]>>): Promise<Answer>;
  /** A message command, e.g. `context('Add to incident timeline', message)`. */
  context(command: string, message: SeenMessage): Promise<Answer>;
  /** The modal open before this person. @throws Error when none is */
  modal(): SeenModal;
  /** Writes into a channel or thread as this person. */
  say(channel: string, content: string): SeenMessage;
  react(message: SeenMessage, emoji: string): void;
}
