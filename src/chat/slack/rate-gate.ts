import { WebAPIRateLimitedError } from '@slack/web-api';

/** A call that Slack would refuse, not made: it asked for a pause that is not over. */
export class RateHold extends Error {
  /** `scope`: whether other channels have to wait too. */
  constructor(
    readonly afterMs: number,
    readonly scope: 'lane' | 'service',
  ) {
    super(`Slack asked for a pause; ${Math.ceil(afterMs / 1000)} s of it are left`);
    this.name = 'RateHold';
  }
}

const POST = 'chat.postMessage';
const ANY = '*';

/**
 * Keeps the pauses Slack asks for, to the second. Slack counts posts by channel and every other method by workspace, so
 * a pause asked of one edit holds for the edits of every channel; posts go on meanwhile. Where two channels are refused
 * a post at once it is the workspace's own limit, which Slack does not say.
 */
export class RateGate {
  readonly #until = new Map<string, { readonly at: number; readonly ms: number }>();

  constructor(readonly now: () => number) {}

  /** Makes the call unless a pause holds. Rejects with `RateHold`, or as the call does. `channel`: for posts. */
  async run<T>(method: string, channel: string | null, call: () => Promise<T>): Promise<T> {
    const lane = `${method} ${channel ?? ANY}`;
    const [own, all] = [this.#left(lane), this.#left(`${method} ${ANY}`)];
    if (all > 0) throw new RateHold(Math.max(own, all), scopeOf(method));
    if (own > 0) throw new RateHold(own, 'lane');
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError)) throw error;
      const ms = error.retryAfter * 1000;
      const others = this.#otherLanes(method, lane);
      this.#pause(lane, ms);
      if (others) this.#pause(`${method} ${ANY}`, ms);
      throw new RateHold(ms, others ? scopeOf(method) : 'lane');
    }
  }

  #pause(lane: string, ms: number): void {
    this.#until.set(lane, { at: this.now() + ms, ms });
  }

  #left(lane: string): number {
    const pause = this.#until.get(lane);
    if (!pause) return 0;
    const left = pause.at - this.now();
    if (left <= 0) this.#until.delete(lane);
    // The machine's clock may have gone back: longer than was asked for nobody waits.
    if (left > pause.ms) this.#pause(lane, pause.ms);
    return Math.min(left, pause.ms);
  }

  #otherLanes(method: string, lane: string): boolean {
    return [...this.#until.keys()].some(
      (other) => other !== lane && other.startsWith(`${method} `) && this.#left(other) > 0,
    );
  }
}

/** Only posting is what the whole workspace waits for; an edit or a look-up that must wait holds nothing else up. */
function scopeOf(method: string): 'lane' | 'service' {
  return method === POST ? 'service' : 'lane';
}
