import type { Look } from '../flow.js';
import { SLACK } from './colors.js';

/** Text of a message, px. */
export const TEXT_SIZE = 15;
export const TEXT_LINE = 22;

export function look(size: number, more: Partial<Look> = {}): Look {
  return { size, bold: false, ink: SLACK.ink, chip: null, ...more };
}
