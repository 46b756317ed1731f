import { createHash } from 'node:crypto';
import type { World } from '../state/world.js';
import { SlackError } from '../web/slack-error.js';

/** A trigger may be exchanged for a view once, this long after what the person did. */
const TRIGGER_MS = 3_000;

export interface Trigger {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  /** The person acted inside a modal, so another may be pushed on it. */
  readonly fromModal: boolean;
  readonly issuedAt: number;
  exchanged: boolean;
}

/** One-time trigger ids. */
export class Triggers {
  readonly #issued = new Map<string, Trigger>();
  constructor(readonly world: World) {}

  issue(team: string, user: string, fromModal = false): string {
    const number = 10_000_000 + this.#issued.size;
    const id = `${number}.${team.replace(/\D/g, '')}.${createHash('md5').update(`${number}`).digest('hex')}`;
    this.#issued.set(id, { id, team, user, fromModal, issuedAt: this.world.now(), exchanged: false });
    return id;
  }

  /** The trigger, good to be exchanged; throws SlackError. */
  look(id: string | null, team: string): Trigger {
    const trigger = this.#issued.get(id ?? '');
    if (!trigger || trigger.team !== team) throw new SlackError('invalid_trigger_id');
    if (trigger.exchanged) throw new SlackError('exchanged_trigger_id');
    if (this.world.now() - trigger.issuedAt > TRIGGER_MS) throw new SlackError('expired_trigger_id');
    return trigger;
  }

  exchange(trigger: Trigger): void {
    trigger.exchanged = true;
  }
}
