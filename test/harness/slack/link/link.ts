import type { JsonObject } from '../../../../src/domain/json.js';
import type { AckRecord } from '../api/seen.js';
import { textAt } from '../json.js';
import type { Team } from '../state/team.js';
import type { World } from '../state/world.js';
import { type Delivery, type Parcel, undelivered } from './delivery.js';
import { deliverByHttp } from './http-mode.js';
import { wrapEvent } from './payloads.js';
import type { SocketMode } from './socket-mode.js';

/** The first attempt of an event and its retries. */
const ATTEMPTS = 3;

/** The way from the service to the app: Socket Mode, or a request URL where one is set. */
export class Link {
  readonly acks: AckRecord[] = [];
  httpUrl: string | null = null;
  #stopped = false;

  constructor(
    readonly world: World,
    readonly sockets: SocketMode,
  ) {}

  /** Something a person did: one attempt, as the person waits. */
  interact(parcel: Parcel): Promise<Delivery> {
    return this.#attempt(parcel, 0);
  }

  /** An event: kept until the app can be reached, and sent again where it did not acknowledge. */
  async event(team: Team, event: JsonObject): Promise<AckRecord> {
    const payload = wrapEvent(this.world, team, event);
    const parcel: Parcel = { type: 'events_api', name: textAt(event, 'type'), payload };
    for (let attempt = 0; ; attempt += 1) {
      await this.#reachable();
      if (this.#stopped) return this.#record(parcel, undelivered('', 'dispatch_failed'), attempt);
      const delivery = await this.#attempt(parcel, attempt);
      if (delivery.acked || attempt + 1 >= ATTEMPTS) return this.#record(parcel, delivery, attempt);
    }
  }

  async #attempt(parcel: Parcel, attempt: number): Promise<Delivery> {
    const delivery = await (this.httpUrl === null
      ? this.sockets.deliver(parcel, attempt)
      : deliverByHttp(this.world.app, this.httpUrl, parcel, attempt));
    this.acks.push(this.#record(parcel, delivery, attempt));
    this.world.changes.changed();
    return delivery;
  }

  #record(parcel: Parcel, delivery: Delivery, attempt: number): AckRecord {
    const { envelopeId, ackMs } = delivery;
    return { type: parcel.type, name: parcel.name, envelopeId, attempt, ackMs };
  }

  /** Resolves when there is somebody to hand an event to, or at the end. */
  async #reachable(): Promise<void> {
    const reachable = () => this.#stopped || this.httpUrl !== null || this.sockets.ready;
    while (!reachable()) await this.world.changes.next();
  }

  stop(): void {
    this.#stopped = true;
    this.world.changes.changed();
  }
}
