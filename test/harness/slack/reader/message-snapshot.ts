import type { JsonObject } from '../../../../src/domain/json.js';
import type { Control, Mention, Reader, SeenMessage } from '../api/seen.js';
import { objectAt, textAt } from '../json.js';
import { allBlocks } from '../link/payloads.js';
import { controlsOf } from '../render/controls.js';
import { eyesOf } from '../render/eyes.js';
import { colorsOf, mentionsInMessage, renderMessage } from '../render/message.js';
import type { Channel } from '../state/channel.js';
import { isReply, type Message } from '../state/message.js';
import type { Team } from '../state/team.js';
import type { World } from '../state/world.js';
import { repliesTo, showMessage } from '../web/show.js';

/** A message as it was when it was looked at. Text is rendered when asked for. */
export class MessageSnapshot implements SeenMessage {
  readonly #message: Message;
  readonly raw: JsonObject;
  readonly replyCount: number;

  constructor(
    readonly world: World,
    readonly workspace: Team,
    channel: Channel,
    message: Message,
  ) {
    this.#message = { ...message, reactions: new Map(message.reactions) };
    this.raw = showMessage(world.app, workspace, channel, message, true);
    this.replyCount = repliesTo(channel, message.ts).length;
  }

  get team(): string {
    return this.#message.team;
  }
  get channel(): string {
    return this.#message.channel;
  }
  get ts(): string {
    return this.#message.ts;
  }
  get threadTs(): string | null {
    return isReply(this.#message) ? this.#message.threadTs : null;
  }
  get broadcast(): boolean {
    return this.#message.broadcast;
  }
  get user(): string {
    return this.#message.user;
  }
  get botId(): string | null {
    return this.#message.botId;
  }
  get fallback(): string {
    return this.#message.text;
  }
  get edits(): number {
    return this.#message.edits;
  }
  get deleted(): boolean {
    return this.#message.deleted;
  }
  get ephemeralTo(): string | null {
    return this.#message.ephemeralTo;
  }
  get postedAt(): number {
    return this.#message.postedAt;
  }
  get changedAt(): number {
    return this.#message.changedAt;
  }
  get text(): string {
    return this.textFor({});
  }
  textFor(reader: Reader): string {
    return renderMessage(this.#message, eyesOf(this.workspace, this.world.now(), reader));
  }
  get mentions(): readonly Mention[] {
    return mentionsInMessage(this.#message);
  }
  get controls(): readonly Control[] {
    return controlsOf(allBlocks(this.#message)).map(({ control }) => control);
  }
  get colors(): readonly string[] {
    return colorsOf(this.#message);
  }
  get metadata(): SeenMessage['metadata'] {
    const metadata = this.#message.metadata;
    if (metadata === null) return null;
    return { eventType: textAt(metadata, 'event_type'), payload: objectAt(metadata, 'event_payload') ?? {} };
  }
  get reactions(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(this.#message.reactions);
  }
}
