import type { Level } from './level.js';
import type { TimeStyle } from './text.js';

/** A time inside a sentence, shown in the reader's own zone where the chat can. */
export interface TimeToken {
  readonly at: number;
  readonly style: TimeStyle;
}
/** Plain text with times in it. Never markup: adapters escape it. */
export type Rich = readonly (string | TimeToken)[];

export interface CardField {
  readonly name: string;
  readonly value: Rich;
}
export interface CardButton {
  /** The command line it stands for, without `/risk`: `ack INC-42`. */
  readonly command: string;
  /** What a press runs instead, where it says more than anybody would type: which step of an escalation is meant. */
  readonly pressed?: string;
  readonly label: string;
  readonly style: 'plain' | 'primary' | 'danger';
  /** Chats that have dialogs ask this first, about what the command line names; the others run the command as it stands. */
  readonly asks?: FormId;
}

/** A picture of what the card also says in words. */
export interface CardImage {
  /** What it shows, in the reader's language, for those who do not see it. */
  readonly alt: string;
  /** `oncall.png` */
  readonly name: string;
  /** Made when the card is sent: the bytes of a PNG. Rejects where it cannot be drawn. */
  make(): Promise<Uint8Array>;
}

/** Dialogs that ask for what a command needs in words. */
export const FORM_IDS = [
  ...(['resolve', 'declare', 'silence', 'snooze', 'level', 'note', 'escalate', 'assign', 'reject'] as const),
  ...(['update', 'plan', 'assess', 'assemble', 'coordinate', 'file'] as const),
  'oncall-override',
  'oncall-swap',
] as const;
export type FormId = (typeof FORM_IDS)[number];
/** A platform-neutral message. The adapters know how to show one; nothing else does. */
export interface Card {
  /** The level its colour mark shows; null for cards that are not about a risk. */
  readonly level: Level | null;
  /** The level in words, never colour alone: `RED`, `红色`. */
  readonly badge: string | null;
  readonly title: string;
  readonly text: readonly Rich[];
  readonly fields: readonly CardField[];
  readonly buttons: readonly CardButton[];
  /** Less often needed: behind a menu where the chat has one, else left out. */
  readonly more: readonly CardButton[];
  readonly footer: Rich | null;
  readonly drill: boolean;
  /** Shown where the chat shows pictures; the others show the text alone, which says the same. */
  readonly image?: CardImage;
}
export function plainCard(title: string, text: readonly Rich[] = [], more: Partial<Card> = {}): Card {
  return {
    level: null,
    badge: null,
    title,
    text,
    fields: [],
    buttons: [],
    more: [],
    footer: null,
    drill: false,
    ...more,
  };
}
