import type { Json, JsonObject } from '../../../../src/domain/json.js';
import type { SeenMessage, SeenView } from './seen.js';

/** What came of something a person did. */
export interface Answer {
  readonly acked: boolean;
  /** Real ms until the app acknowledged; Infinity where it did not in time. */
  readonly ackMs: number;
  /** What Slack would tell the person: `operation_timeout`, `dispatch_failed`, `dispatch_unknown_error`; null when all is well. */
  readonly failure: string | null;
  /** Body of the acknowledgement; null where it was empty. */
  readonly payload: JsonObject | null;
  /** Shown by the acknowledgement or through response_url so far, oldest first (live: call again). */
  replies(): readonly SeenMessage[];
  /** The first reply (see `replies`) or other ephemeral message shown to this person since, whose text matches. */
  waitForReply(match?: RegExp | string, ms?: number): Promise<SeenMessage>;
  /** The modal opened with this trigger. */
  waitForView(ms?: number): Promise<SeenView>;
}

/** What came of pressing a modal's submit button. */
export interface Submitted extends Answer {
  /** `close` also for an empty acknowledgement; `refused` where the app did not acknowledge or its view was invalid. */
  readonly action: 'close' | 'clear' | 'errors' | 'update' | 'push' | 'refused';
  /** By block id, for `errors`. */
  readonly errors: Readonly<Record<string, string>>;
  /** What the person looks at afterwards; null when the modal is closed. */
  readonly view: SeenView | null;
}

/** By label, action id or block id: text typed, option label(s) or value(s), user or channel ids, dates. */
export type ViewValues = Readonly<Record<string, string | readonly string[] | null>>;

/**
 * Acting as one person. What asks the app something resolves when it has acknowledged or its time is over; what only
 * causes events (react, say, join) resolves at once, its acknowledgement stands in `FakeSlack.acks`.
 */
export interface Person {
  readonly id: string;
  slash(command: string, text: string, channel: string): Promise<Answer>;
  /** Presses a button by its words, action id or value. A view may be a modal or Home. */
  click(on: SeenMessage | SeenView, control: string): Promise<Answer>;
  /** Chooses in a menu, overflow, radio, checkbox or picker (found by action id, placeholder or block id) by label or value. */
  choose(on: SeenMessage | SeenView, control: string, option: string | readonly string[]): Promise<Answer>;
  /** Fills in the modal on top and presses its submit button; throws where Slack's client would not send it. */
  submit(view: SeenView, values?: ViewValues): Promise<Submitted>;
  /** Closes a modal; tells the app where it asked by notify_on_close. */
  close(view: SeenView): Promise<Answer>;
  /** Asks for the options of an external select; resolves with the acknowledgement. */
  suggest(on: SeenMessage | SeenView, control: string, typed: string): Promise<Answer>;
  /** A message shortcut. */
  shortcut(callbackId: string, message: SeenMessage): Promise<Answer>;
  globalShortcut(callbackId: string): Promise<Answer>;
  react(emoji: string, message: SeenMessage): Promise<void>;
  unreact(emoji: string, message: SeenMessage): Promise<void>;
  /** Opens Home and waits for what the app publishes for it. */
  openHome(ms?: number): Promise<SeenView>;
  /** Home as published last; null before. */
  home(): SeenView | null;
  /** The modal on top; null when none is open. */
  lastView(): SeenView | null;
  waitForView(match?: RegExp | string | ((view: SeenView) => boolean), ms?: number): Promise<SeenView>;
  waitForHome(match: RegExp | string | ((view: SeenView) => boolean), ms?: number): Promise<SeenView>;
  /** Posts as this person. Message events go out only where subscribed to. `thread`: the root's ts. */
  say(channel: string, text: string, thread?: string): Promise<SeenMessage>;
  /** `/invite @bot`. */
  inviteBot(channel: string): void;
  join(channel: string): void;
  leave(channel: string): void;
}

/** A delivery over HTTP and what came back. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  /** Parsed body; null where it is no JSON. */
  readonly json: Json | null;
  /** Real ms. */
  readonly ms: number;
}

export interface DeliverOptions {
  /** `form`: slash commands. `interactive`: `payload=` form. `event`: JSON. Default by the payload's own shape. */
  readonly as?: 'form' | 'interactive' | 'event';
  /** Sign with this secret instead: how a stranger's request looks. */
  readonly secret?: string;
  /** Seconds to move the timestamp: -600 is a replay of ten minutes ago. */
  readonly skewSeconds?: number;
  /** Leave the signature headers out. */
  readonly unsigned?: boolean;
  readonly retry?: { readonly num: number; readonly reason: string };
}
