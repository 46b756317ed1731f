import QuickLRU from 'quick-lru';

const REMEMBERED = 2_000;

/**
 * Several channels may live on one console, and a card goes to each of them. The person there needs to see it once:
 * remembers the channel in which each thing (`card:42` of `card:42@ops`) was shown first.
 */
export class FirstPlace {
  readonly #channels = new QuickLRU<string, string>({ maxSize: REMEMBERED });

  /** Is `channel` where this was shown first? The first to ask is. */
  isHere(nonce: string, channel: string): boolean {
    const thing = nonce.slice(0, nonce.lastIndexOf('@'));
    if (thing === '') return true;
    const first = this.#channels.get(thing);
    if (first === undefined) this.#channels.set(thing, channel);
    return first === undefined || first === channel;
  }
}
