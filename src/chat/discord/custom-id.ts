import { createHash } from 'node:crypto';
import { type CardButton, FORM_IDS, type FormId } from '../../domain/card.js';

/** Discord's limit for a custom id. */
export const CUSTOM_ID_MOST = 100;
const OURS = 't1';
const NO_MARK = '-';
const MENU = 'menu';

/** What a control of ours stands for. */
export interface Pressed {
  readonly command: string;
  readonly asks: FormId | null;
  /** Of the notice the message was sent for; null for answers. */
  readonly mark: string | null;
}

/** Eight characters that name a notice, to find its message by its controls. */
export function markOf(nonce: string): string {
  return createHash('sha256').update(nonce).digest('base64url').slice(0, 8);
}

/** The nonce Discord is given: at most 25 characters. */
export function discordNonce(nonce: string): string {
  return createHash('sha256').update(nonce).digest('base64url').slice(0, 24);
}

/** `t1|resolve|aB3dE6gH|resolve INC-42`; null where it is longer than Discord takes: hold the line, and use its code. */
export function customId(button: Pick<CardButton, 'command' | 'pressed' | 'asks'>, mark: string | null): string | null {
  const id = [OURS, button.asks ?? '-', mark ?? NO_MARK, button.pressed ?? button.command].join('|');
  return id.length > CUSTOM_ID_MOST ? null : id;
}

/** null for what is not ours. */
export function readCustomId(id: string): Pressed | null {
  const [ours, asks, mark, ...command] = id.split('|');
  if (ours !== OURS || asks === undefined || mark === undefined || command.length === 0) return null;
  return {
    command: command.join('|'),
    asks: FORM_IDS.find((form) => form === asks) ?? null,
    mark: mark === NO_MARK ? null : mark,
  };
}

/** Of the menu behind a card's buttons; its options' values are custom ids themselves. */
export function menuId(mark: string | null): string {
  return [OURS, MENU, mark ?? NO_MARK, ''].join('|');
}
