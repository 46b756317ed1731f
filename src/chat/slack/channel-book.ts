import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { RateGate } from './rate-gate.js';

/** A channel as Slack lists it. */
export interface ListedChannel {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  /** Id of the user who made it. */
  readonly creator: string;
}

const PAGE = 999;
/** A name that was not found is looked for again no sooner than this. */
const AGAIN_MS = 60_000;
const START = '';

/**
 * Channels by name. Read page by page until the one asked for is found; where Slack asks for a pause in between, the next
 * search goes on from there, so that the largest workspace is read to its end.
 */
export class ChannelBook {
  readonly #byName = new Map<string, ListedChannel>();
  /** Where to read on; null: all is read. */
  #cursor: string | null = START;
  #readAt = 0;
  #types = 'public_channel,private_channel';
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    readonly client: WebClient,
    readonly gate: RateGate,
  ) {}

  /** Without `#`, lower case. null: there is none, or the bot may not see it. Rejects as Slack does. */
  find(name: string): Promise<ListedChannel | null> {
    const search = this.#turn.then(() => this.#search(name));
    // One after another: two readers would read every page twice.
    this.#turn = search.catch(() => null);
    return search;
  }

  /** What is known of a name may be out of date. */
  forget(name: string): void {
    this.#byName.delete(name);
    this.#cursor = START;
  }

  async #search(name: string): Promise<ListedChannel | null> {
    const known = this.#byName.get(name);
    if (known) return known;
    if (this.#cursor === null) {
      // The machine's clock may have gone back.
      if (Math.abs(this.gate.now() - this.#readAt) < AGAIN_MS) return null;
      this.#cursor = START;
    }
    while (this.#cursor !== null) {
      this.#cursor = await this.#page(this.#cursor);
      const found = this.#byName.get(name);
      if (found) return found;
    }
    this.#readAt = this.gate.now();
    return null;
  }

  async #page(cursor: string): Promise<string | null> {
    const answer = await this.#list(cursor).catch((error: unknown) => {
      if (!this.#mayDoWithoutPrivate(error)) throw error;
      return this.#list(cursor);
    });
    for (const { id, name, is_archived, creator } of answer.channels ?? []) {
      if (id && name) this.#byName.set(name, { id, name, archived: is_archived ?? false, creator: creator ?? '' });
    }
    return answer.response_metadata?.next_cursor || null;
  }

  #list(cursor: string) {
    const types = this.#types;
    return this.gate.run('conversations.list', null, () =>
      this.client.conversations.list({ types, limit: PAGE, ...(cursor === START ? {} : { cursor }) }),
    );
  }

  /** An app without `groups:read` still sees the public channels. */
  #mayDoWithoutPrivate(error: unknown): boolean {
    if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'missing_scope') return false;
    if (!('needed' in error.data) || error.data.needed !== 'groups:read') return false;
    const before = this.#types;
    this.#types = 'public_channel';
    return before !== this.#types;
  }
}
