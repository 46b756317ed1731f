import QuickLRU from 'quick-lru';
import type { Api } from './api.js';
import type { Ref } from './refs.js';
import { hasThreadAlready } from './refusal.js';
import { threadNameOfTitle } from './title.js';

const REMEMBERED = 5_000;

/** The threads begun from cards. A thread has the id of the message it was begun from. */
export class Threads {
  readonly #api: Api;
  readonly #open = new QuickLRU<string, true>({ maxSize: REMEMBERED });

  constructor(api: Api) {
    this.#api = api;
  }

  /** The id of a card's thread, begun now where there is none yet. */
  async of({ channel, message }: Ref): Promise<string> {
    if (this.#open.has(message)) return message;
    const { title } = await this.#api.message(channel, message);
    await this.#api.openThread(channel, message, threadNameOfTitle(title)).catch((error: unknown) => {
      if (!hasThreadAlready(error)) throw error;
    });
    this.#open.set(message, true);
    return message;
  }

  /** Somebody deleted it, or so it seems. */
  forget(thread: string): void {
    this.#open.delete(thread);
  }
}
