import type { Bookmark, SeenChannel, SeenMessage } from '../api/seen.js';
import type { Channel } from '../state/channel.js';
import { isReply, type Message } from '../state/message.js';
import type { Team } from '../state/team.js';
import type { World } from '../state/world.js';
import { dumpChannel } from './dump.js';
import { type Match, matches } from './match.js';
import { MessageSnapshot } from './message-snapshot.js';

export const PATIENCE_MS = 5_000;

/** One channel, live. */
export class ChannelView implements SeenChannel {
  constructor(
    readonly world: World,
    readonly team: Team,
    readonly state: Channel,
  ) {}

  get id(): string {
    return this.state.id;
  }
  get name(): string {
    return this.state.name;
  }
  get isPrivate(): boolean {
    return this.state.isPrivate;
  }
  get archived(): boolean {
    return this.state.archived;
  }
  get topic(): string {
    return this.state.topic;
  }
  get purpose(): string {
    return this.state.purpose;
  }
  get members(): readonly string[] {
    return [...this.state.members];
  }
  get pins(): readonly SeenMessage[] {
    return this.state.pins.map((ts) => this.message(ts));
  }
  get bookmarks(): readonly Bookmark[] {
    return this.state.bookmarks.map(({ id, title, link, emoji }) => ({ id, title, link, emoji }));
  }
  get posted(): number {
    return this.state.posted;
  }

  messages(): readonly SeenMessage[] {
    return this.#standing((message) => !isReply(message) || message.broadcast);
  }
  thread(root: string | SeenMessage): readonly SeenMessage[] {
    const ts = typeof root === 'string' ? root : root.ts;
    return (this.state.threads.get(ts) ?? []).filter((reply) => !reply.deleted).map((reply) => this.#see(reply));
  }
  ephemeral(user: string): readonly SeenMessage[] {
    return this.state.ephemerals
      .filter((message) => message.ephemeralTo === user && !message.deleted)
      .map((message) => this.#see(message));
  }
  deleted(): readonly SeenMessage[] {
    return [...this.state.messages.values(), ...this.state.ephemerals]
      .filter((message) => message.deleted)
      .map((message) => this.#see(message));
  }
  message(wanted: string | SeenMessage): SeenMessage {
    const ts = typeof wanted === 'string' ? wanted : wanted.ts;
    const found = this.state.messages.get(ts) ?? this.state.ephemerals.find((message) => message.ts === ts);
    if (!found) throw new Error(`no message ${ts} in #${this.name}.\n${this.dump()}`);
    return this.#see(found);
  }
  waitFor<T>(find: (channel: SeenChannel) => T | false | null | undefined, ms: number = PATIENCE_MS): Promise<T> {
    return this.world.changes.waitFor(
      () => find(this),
      ms,
      () => this.dump(),
    );
  }
  waitForMessage(match: Match<SeenMessage>, ms?: number): Promise<SeenMessage> {
    return this.waitFor(() => {
      const all = [...this.state.messages.values()].filter((message) => !message.deleted && message.subtype === null);
      for (const message of all.reverse()) {
        const seen = this.#see(message);
        if (matches(match, seen, seen.text)) return seen;
      }
      return null;
    }, ms);
  }
  dump(): string {
    return dumpChannel(this);
  }

  #standing(shown: (message: Message) => boolean): SeenMessage[] {
    return [...this.state.messages.values()]
      .filter((message) => !message.deleted && message.subtype === null && shown(message))
      .map((message) => this.#see(message));
  }
  #see(message: Message): SeenMessage {
    return new MessageSnapshot(this.world, this.team, this.state, message);
  }
}
