import QuickLRU from 'quick-lru';

interface Publisher {
  readonly client: string;
  readonly since: number;
}

/** Streams that are remembered, and who publishes one of them. */
const STREAMS = 5_000;
const EACH = 8;
/** A streaming server tells of an end and of the next beginning by two requests that may overtake each other by this much. */
const OVERTAKEN_MS = 30_000;
/** Who is sent away because somebody else is on air is told to have ended this soon after they began. */
const SENT_AWAY_MS = 5_000;

/**
 * Who publishes which stream, as the callbacks of streaming servers tell: only by the client's number can the end of
 * an old connection be told from that of the one on air. Lost with the process; an end by somebody unknown then counts.
 */
export class Publishers {
  readonly #byStream = new QuickLRU<string, readonly Publisher[]>({ maxSize: STREAMS });

  /** `client` began to publish, or still does. */
  began(stream: string, client: string, now: number): void {
    const others = this.#byStream.get(stream) ?? [];
    if (others.some((other) => other.client === client)) return;
    this.#byStream.set(stream, [...others, { client, since: now }].slice(-EACH));
  }

  /**
   * `client` ended. Is the stream still on air? It is where somebody else took over just before this was told, and
   * where `client` was sent away again because somebody else is on air.
   */
  ended(stream: string, client: string, now: number): boolean {
    const all = this.#byStream.get(stream) ?? [];
    const place = all.findIndex((one) => one.client === client);
    const others = all.filter((one) => one.client !== client);
    const since = all[place]?.since;
    const taken = others.some((other, i) => i >= place && now - other.since <= OVERTAKEN_MS);
    const sentAway = since !== undefined && place > 0 && now - since <= SENT_AWAY_MS;
    const onAir = taken || sentAway;
    if (onAir) this.#byStream.set(stream, others);
    else this.#byStream.delete(stream);
    return onAir;
  }
}
