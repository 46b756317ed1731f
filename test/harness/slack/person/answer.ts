import type { Answer } from '../api/person.js';
import type { SeenMessage, SeenView } from '../api/seen.js';
import type { Delivery } from '../link/delivery.js';
import type { Origin } from '../link/responses.js';
import { PATIENCE_MS } from '../reader/channel-view.js';
import { matches } from '../reader/match.js';
import { MessageSnapshot } from '../reader/message-snapshot.js';
import { ViewSnapshot } from '../reader/view-snapshot.js';
import type { Message } from '../state/message.js';
import type { Stage } from './stage.js';

/** What a person sees come of what they did. */
export class SeenAnswer implements Answer {
  readonly acked: boolean;
  readonly ackMs: number;
  readonly payload: Answer['payload'];

  constructor(
    readonly stage: Stage,
    delivery: Delivery,
    readonly failure: string | null,
    /** Where answers go; null where there is no response URL, as in modals. */
    readonly origin: Origin | null,
    readonly triggerId: string,
    /** Nothing before this timestamp is an answer. */
    readonly since: string,
  ) {
    this.acked = delivery.acked;
    this.ackMs = delivery.ackMs;
    this.payload = delivery.payload;
  }

  replies(): readonly SeenMessage[] {
    return (this.origin?.replies ?? []).map((message) => this.#see(message)).filter((seen) => seen !== null);
  }

  waitForReply(match: RegExp | string = '', ms: number = PATIENCE_MS): Promise<SeenMessage> {
    const find = () =>
      [...this.replies(), ...this.#private()].find((message) => matches(match, message, message.text)) ?? null;
    return this.stage.world.changes.waitFor(find, ms, () => {
      const seen = [...this.replies(), ...this.#private()].map((message) => `  ${message.text}`);
      const told = seen.length > 0 ? seen.join('\n') : '  nothing';
      const failed = this.failure === null ? '' : ` (${this.failure})`;
      return `${this.stage.user.name} looked for an answer matching ${match} and was told${failed}:\n${told}`;
    });
  }

  waitForView(ms: number = PATIENCE_MS): Promise<SeenView> {
    const { world, team, user } = this.stage;
    const find = () => [...team.views.values()].find((view) => view.triggerId === this.triggerId) ?? null;
    const explain = () => `no modal was opened for ${user.name} with the trigger of this action`;
    return world.changes.waitFor(find, ms, explain).then((view) => new ViewSnapshot(world, team, view));
  }

  /** What else only this person was shown since: ephemeral messages anywhere, and the direct conversation. */
  #private(): SeenMessage[] {
    const { team, user } = this.stage;
    return [...team.channels.values()]
      .flatMap((channel) => [
        ...channel.ephemerals.filter((message) => message.ephemeralTo === user.id),
        ...(channel.with === user.id ? [...channel.messages.values()].filter((m) => m.botId !== null) : []),
      ])
      .filter((message) => Number(message.ts) > Number(this.since) && !message.deleted)
      .map((message) => this.#see(message))
      .filter((seen) => seen !== null);
  }

  #see(message: Message): SeenMessage | null {
    const { world, team } = this.stage;
    const channel = team.channels.get(message.channel);
    return channel && !message.deleted ? new MessageSnapshot(world, team, channel, message) : null;
  }
}
