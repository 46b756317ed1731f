import type { Channel } from '../../domain/channel.js';
import type { SendResult } from '../../domain/notice.js';
import type { Logger } from '../../lib/log.js';
import { type GroupWanted, movesAlong, type Outgoing } from '../chat.js';
import type { Api } from './api.js';
import { Course } from './course.js';
import { Directory } from './directory.js';
import { editMessage } from './edit.js';
import { failure } from './errors.js';
import { LevelTags } from './level-tags.js';
import type { Parts } from './parts.js';
import { postAlone } from './post-alone.js';
import { postUnder } from './post-under.js';
import { type Ref, readRef } from './refs.js';
import { RoleKeeper } from './role-keep.js';
import { Threads } from './threads.js';

export interface DeliveryDeps {
  readonly api: Api;
  readonly guildId: string | null;
  readonly log: Logger;
  /** ms since the epoch */
  now(): number;
}

/** Posts and edits, each tried once, by requests alone: it needs no connection to the gateway. */
export class Delivery {
  readonly #parts: Parts;
  readonly #roles: RoleKeeper;

  constructor({ api, guildId, log, now }: DeliveryDeps) {
    const directory = new Directory(api, guildId);
    this.#parts = { api, directory, threads: new Threads(api), tags: new LevelTags(api), log, now };
    this.#roles = new RoleKeeper(this.#parts);
  }

  post(channel: Channel, out: Outgoing): Promise<SendResult> {
    return this.#post(channel, ownNonce(out));
  }

  edit(channel: Channel, ref: string, out: Outgoing): Promise<SendResult> {
    return this.#edit(channel, ref, ownNonce(out));
  }

  keepGroup(near: Channel, wanted: GroupWanted): Promise<SendResult> {
    return this.#try(near, (course) => this.#roles.keep(course, near, wanted));
  }

  #post(channel: Channel, out: Outgoing): Promise<SendResult> {
    if (out.thread === null) return this.#try(channel, (course) => postAlone(this.#parts, course, channel, out));
    if (out.broadcast && readRef(out.thread) === null) return this.#post(channel, { ...out, thread: null });
    return this.#about(channel, out.thread, (course, card) => postUnder(this.#parts, course, channel, out, card));
  }

  #edit(channel: Channel, ref: string, out: Outgoing): Promise<SendResult> {
    // It stands in another chat: that was the channel's in an earlier life.
    if (movesAlong(out) && readRef(ref) === null) return this.#post(channel, out);
    return this.#about(channel, ref, (course, message) => editMessage(this.#parts, course, channel, message, out));
  }

  async #about(
    channel: Channel,
    ref: string,
    attempt: (course: Course, ref: Ref) => Promise<SendResult>,
  ): Promise<SendResult> {
    const read = readRef(ref);
    if (read) return this.#try(channel, (course) => attempt(course, read));
    return { kind: 'failed', why: `"${ref}" is not <channel id>/<message id> of Discord`, scope: 'notice', fix: null };
  }

  async #try(channel: Channel, attempt: (course: Course) => Promise<SendResult>): Promise<SendResult> {
    const course = new Course(channel.address);
    try {
      return await attempt(course);
    } catch (error) {
      return failure(error, course.attempt, course.arrived);
    }
  }
}

/** Discord would take a message of another database for this one while it remembers the nonce. */
function ownNonce(out: Outgoing): Outgoing {
  return { ...out, nonce: `${out.nonce} ${out.askedAt}` };
}
