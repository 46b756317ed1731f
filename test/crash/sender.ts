import { z } from 'zod';
import type { Dice } from '../../src/demo/dice.js';
import type { WireSignal } from './evening.js';

type Request = readonly WireSignal[];
const answerSchema = z.object({ accepted: z.int(), duplicates: z.int(), ids: z.array(z.string()) });

/** So many requests are given up by the sender itself while they are under way. */
const IMPATIENT = 0.03;
const PATIENCE_MS = 6;

/** Sends until every request was answered 202; what got no answer is sent again, as a careful sender does. */
export class Sender {
  /** Ids of signals answered 202. */
  readonly answered = new Set<string>();
  /** Signals handed to the network, those sent again counted again. */
  sent = 0;
  /** As the answers say. */
  accepted = 0;
  duplicates = 0;
  readonly #queue: Request[];
  #watchers: { readonly at: number; readonly tell: () => void }[] = [];

  /** `bot` gives the address of the bot that runs now, or waits until one does. */
  constructor(
    requests: readonly Request[],
    readonly bot: () => Promise<string>,
    readonly dice: Dice,
  ) {
    this.#queue = [...requests];
  }

  /** Resolves once so many signals were handed to the network. */
  whenSent(count: number): Promise<void> {
    if (this.sent >= count) return Promise.resolve();
    return new Promise((tell) => this.#watchers.push({ at: count, tell }));
  }

  /** Throws where the bot gives any answer but 202, or one that does not add up. */
  async run(connections: number): Promise<void> {
    await Promise.all(Array.from({ length: connections }, () => this.#work()));
  }

  async #work(): Promise<void> {
    for (let request = this.#queue.shift(); request; request = this.#queue.shift()) {
      const url = await this.bot();
      this.#count(request.length);
      const answer = await send(url, request, this.#giveUp());
      if (answer === null) {
        this.#queue.unshift(request);
        continue;
      }
      this.accepted += answer.accepted;
      this.duplicates += answer.duplicates;
      if (answer.accepted + answer.duplicates !== request.length)
        throw new Error(`${request.length} signals were answered ${JSON.stringify(answer)}`);
      for (const id of answer.ids) this.answered.add(id);
    }
  }

  /** Now and then the answer is not waited for: what was kept all the same comes again, and must count once. */
  #giveUp(): AbortSignal | null {
    return this.dice.chance(IMPATIENT) ? AbortSignal.timeout(this.dice.whole(1, PATIENCE_MS)) : null;
  }

  #count(signals: number): void {
    this.sent += signals;
    for (const { tell } of this.#watchers.filter(({ at }) => this.sent >= at)) tell();
    this.#watchers = this.#watchers.filter(({ at }) => this.sent < at);
  }
}

/** null where no whole answer came: the signals may or may not have been kept. */
async function send(url: string, request: Request, signal: AbortSignal | null) {
  let status: number;
  let body: string;
  try {
    const response = await fetch(`${url}/v1/signals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal,
    });
    status = response.status;
    body = await response.text();
  } catch {
    return null;
  }
  if (status !== 202) throw new Error(`signals were answered ${status}: ${body}`);
  return answerSchema.parse(JSON.parse(body));
}
