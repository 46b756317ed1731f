import type { FormId } from './card.js';
import type { Lang } from './text.js';

/** Whose account a command line is kept for, and where it was typed or pressed. */
export interface HeldAccount {
  readonly platform: string;
  readonly id: string;
  /** What the account is called in the chat; shown, never trusted. */
  readonly name: string;
  readonly lang: Lang;
}

/**
 * A command line that waits: somebody nobody knows yet typed or pressed it, and it is done once they are linked; or a
 * button stands for more than it can carry.
 */
export interface Held {
  /** What is typed to be linked: `483201`; what a button carries. */
  readonly code: string;
  readonly line: string;
  readonly account: HeldAccount;
  readonly at: number;
  readonly until: number;
}
/** Long enough to walk to a colleague, too short to try out codes. */
export const HELD_MS = 15 * 60_000;

const DIALOG = 'dialog';

/** What waits of a button that asks first: there is nothing to do before the dialog is filled in. */
export function dialogLine(form: FormId, subject: string): string {
  return `${DIALOG} ${form} ${subject}`.trim();
}

export function isDialogLine(line: string): boolean {
  return line.startsWith(`${DIALOG} `);
}
