import type { SKRSContext2D } from '@napi-rs/canvas';

/** What everything is drawn with. */
export interface Pen {
  readonly g: SKRSContext2D;
  font(size: number, weight?: 'normal' | 'bold'): string;
  /** What can be drawn of a text with the fonts there are. */
  say(text: string, otherwise: string): string;
  /** Which of the people of this picture, from 0. */
  nth(id: string): number;
  nameOf(id: string): string;
}
