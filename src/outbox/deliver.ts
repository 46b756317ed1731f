import pLimit, { type LimitFunction } from 'p-limit';
import type { ChatAdapter, Outgoing } from '../chat/chat.js';
import type { Channel } from '../domain/channel.js';
import type { DeliveryRecord, Notice, SendResult } from '../domain/notice.js';
import type { Store } from '../store/store.js';
import { IN_FLIGHT, IN_FLIGHT_DEFAULT, retryAfter } from './limits.js';
import type { Rendered, RenderNotice } from './render-notice.js';

export interface DeliverDeps {
  readonly store: Pick<Store, 'claimNotices' | 'loadNotice' | 'nextNoticeAt'>;
  record(records: readonly DeliveryRecord[]): Promise<void>;
  readonly adapters: ReadonlyMap<string, ChatAdapter>;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly render: RenderNotice;
  now(): number;
  onError(error: unknown): void;
  /** For the metrics. */
  onDelivered?(notice: Notice, result: SendResult, ms: number): void;
}

const BATCH = 50;
const LONGEST_SLEEP_MS = 1_000;
/** A line waits this long for the card it belongs under. */
const CARD_FIRST_MS = 250;

/**
 * The outbox: claim rows that are due, render them from the present state, send or edit, record.
 * At-least-once towards the chat service: a row is claimed before the send and recorded after it.
 */
export class Outbox {
  #timer: NodeJS.Timeout | null = null;
  #stopped = true;
  #running: Promise<void> | null = null;
  #again = false;
  readonly #limits = new Map<string, LimitFunction>();

  constructor(readonly deps: DeliverDeps) {}

  start(): void {
    this.#stopped = false;
    this.poke();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#running;
  }

  /** There may be something to deliver. Returns at once. */
  poke(): void {
    if (this.#stopped) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running = this.#loop().finally(() => {
      this.#running = null;
      if (!this.#stopped && this.#again) this.poke();
    });
  }

  /** Delivers everything that is due at `now`; how many notices were tried. */
  async runOnce(now: number): Promise<number> {
    const claimed = await this.deps.store.claimNotices(now, BATCH);
    const results = await Promise.all(claimed.map((notice) => this.#one(notice)));
    await this.deps.record(results);
    return claimed.length;
  }

  async #loop(): Promise<void> {
    try {
      do {
        this.#again = false;
        while (!this.#stopped && (await this.runOnce(this.deps.now())) > 0);
      } while (this.#again && !this.#stopped);
      await this.#sleep();
    } catch (error) {
      this.deps.onError(error);
      if (!this.#stopped) this.#timer = setTimeout(() => this.poke(), LONGEST_SLEEP_MS);
    }
  }

  async #sleep(): Promise<void> {
    const next = await this.deps.store.nextNoticeAt();
    if (this.#stopped || next === null) return;
    const wait = Math.min(LONGEST_SLEEP_MS, Math.max(1, next - this.deps.now()));
    this.#timer = setTimeout(() => this.poke(), wait);
  }

  async #one(notice: Notice): Promise<DeliveryRecord> {
    const started = performance.now();
    const result = await this.#send(notice).catch(
      (error: unknown): SendResult => ({
        kind: 'retry',
        afterMs: null,
        why: error instanceof Error ? error.message : String(error),
      }),
    );
    this.deps.onDelivered?.(notice, result, performance.now() - started);
    const wait = result.kind === 'retry' ? retryAfter(notice.attempts + 1, result.afterMs) : 0;
    const nextAt = this.deps.now() + (result.kind === 'retry' && result.why === WAITS_FOR_CARD ? CARD_FIRST_MS : wait);
    return { key: notice.key, rendered: notice.wanted, result, nextAt };
  }

  async #send(notice: Notice): Promise<SendResult> {
    const channel = this.deps.channels.get(notice.channel);
    if (!channel) return { kind: 'failed', why: `channel "${notice.channel}" is no longer in the configuration` };
    const adapter = this.deps.adapters.get(channel.platform);
    if (!adapter)
      return { kind: 'failed', why: `no ${channel.platform} adapter is running for channel "${channel.id}"` };
    const thread = await this.#thread(notice);
    if (thread === undefined) return { kind: 'retry', afterMs: null, why: WAITS_FOR_CARD };
    // Rendered inside the limit, so that sends start in the order of their claim: red first.
    return this.#limit(channel.platform)(async () => {
      const rendered = await this.deps.render(notice, channel);
      if (!rendered) return { kind: 'failed', why: 'what it was about is gone' };
      const out: Outgoing = { ...outgoing(notice, rendered), thread };
      return notice.ref === null ? adapter.post(channel, out) : adapter.edit(channel, notice.ref, out);
    });
  }

  /** The message a line belongs under: null where it stands for itself, undefined while the card is not there yet. */
  async #thread(notice: Notice): Promise<string | null | undefined> {
    if (notice.kind !== 'line' || notice.incident === null) return null;
    const card = await this.deps.store.loadNotice(`card:${notice.incident}@${notice.channel}`);
    if (!card || card.state === 'failed' || card.state === 'dropped') return null;
    return card.ref ?? undefined;
  }

  #limit(platform: string): LimitFunction {
    const limit = this.#limits.get(platform) ?? pLimit(IN_FLIGHT[platform] ?? IN_FLIGHT_DEFAULT);
    this.#limits.set(platform, limit);
    return limit;
  }
}

const WAITS_FOR_CARD = 'waits for its card';

function outgoing(notice: Notice, rendered: Rendered): Omit<Outgoing, 'thread'> {
  return {
    nonce: notice.key,
    card: rendered.card,
    calls: rendered.calls,
    // A crash in between, or a send that came to no clear end in this life.
    uncertain: notice.ref === null && (notice.claimedAt !== null || notice.attempts > 0),
  };
}
