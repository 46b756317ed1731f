import type { Look } from '../flow.js';
import { DISCORD } from './colors.js';

/** Text of a message, px. */
export const TEXT_SIZE = 14;
export const TEXT_LINE = 20;

export function look(size: number, more: Partial<Look> = {}): Look {
  return { size, bold: false, ink: DISCORD.ink, chip: null, ...more };
}
