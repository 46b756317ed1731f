import type { Attachment } from './attachments.js';
import type { Json } from './json.js';

/** A message as it stands now; the object is live, so an edit shows in it. */
export interface SeenMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: { readonly id: string; readonly name: string; readonly bot: boolean };
  readonly content: string;
  readonly embeds: readonly Json[];
  readonly components: readonly Json[];
  readonly flags: number;
  readonly attachments: readonly Pick<Attachment, 'filename' | 'size' | 'description' | 'bytes'>[];
  readonly reactions: readonly { readonly emoji: string; readonly userIds: readonly string[] }[];
  readonly pinned: boolean;
  /** How often it was changed after it first showed. */
  readonly edits: number;
  /** The one user who sees it; null for everybody. */
  readonly ephemeralTo: string | null;
  /** "… is thinking": a deferred answer that has not come. */
  readonly thinking: boolean;
  /** Id of the thread begun from it. */
  readonly threadId: string | null;
  /** The message it replies to. */
  readonly replyTo: string | null;
  /** Names of users, roles and channels written in it, by id. */
  readonly names: Readonly<Record<string, string>>;
  /** Whom it rang when it was posted. An edit rings nobody. */
  readonly pings: Pings;
}

/** Whom a message really calls: content, allowed_mentions and permissions considered. */
export interface Pings {
  readonly everyone: boolean;
  readonly here: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

/** A channel, thread or forum through a reader's eyes. */
export interface SeenChannel {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  /** Names of the tags a forum's post bears. */
  readonly tags: readonly string[];
  /** Top level, oldest first; ephemeral answers are not among them. */
  messages(): readonly SeenMessage[];
  /** The thread begun from a message. @throws Error when there is none */
  thread(messageId: string): SeenChannel;
  /** Threads of the channel, or posts of a forum, oldest first. */
  threads(): readonly SeenChannel[];
  /** The same as `threads`, as a forum's reader calls them. */
  posts(): readonly SeenChannel[];
  /** Ephemeral answers one user sees here, oldest first; dismissed or deleted ones are gone. */
  ephemeral(userId: string): readonly SeenMessage[];
  /** Edits of all messages here, ephemeral ones left out. */
  edits(): number;
  /** `textOf` of every message. */
  texts(): readonly string[];
  /** Like `FakeDiscord.waitFor`, looking at this channel. */
  waitFor<T>(look: (channel: SeenChannel) => T | undefined | null | false, ms?: number): Promise<T>;
}

/** A modal open before a person. */
export interface SeenModal {
  readonly title: string;
  readonly customId: string;
  readonly fields: readonly {
    readonly label: string;
    readonly customId: string;
    readonly kind: 'text' | 'select';
    readonly value: string;
    readonly required: boolean;
    readonly options: readonly string[];
  }[];
  /** Text displays among the inputs, e.g. a preview. */
  readonly text: string;
  readonly memberId: string;
  readonly raw: Json;
}

/** What came of an interaction. Live: later follow-ups show up in it. */
export interface Answer {
  readonly interactionId: string;
  /** How the app answered first. */
  readonly first: 'message' | 'deferred' | 'update' | 'deferred-update' | 'modal' | 'choices';
  /** Milliseconds of real time until the first answer. */
  readonly tookMs: number;
  /** The answer message and follow-ups, oldest first; empty for a modal or a plain update. */
  readonly messages: readonly SeenMessage[];
  /** All of them seen by the asker alone; false when there is none. */
  readonly ephemeral: boolean;
  /** `textOf` of every message, joined by lines. */
  readonly text: string;
  readonly modal: SeenModal | null;
  /** Like `FakeDiscord.waitFor`, looking at this answer, e.g. for a follow-up. */
  waitFor<T>(look: (answer: Answer) => T | undefined | null | false, ms?: number): Promise<T>;
}
