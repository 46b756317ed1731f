import { px } from '../ink.js';
import type { Box } from './box.js';

const FIELD = '#23243a';
const BELL = '#ffb454';
/** Drawn in a field of 24. */
const PATH =
  'M12 4.2a5.3 5.3 0 0 0-5.3 5.3v3.7L5 16.2h14l-1.7-3V9.5A5.3 5.3 0 0 0 12 4.2zM9.9 17.6a2.1 2.1 0 0 0 4.2 0z';

/** The bot's picture beside its messages: a bell on a dark field, its corners as round as the chat has them. px. */
export function bell(size: number, radius: number): Box {
  return {
    height: size,
    at: (x, y) => [
      `<rect x="${px(x)}" y="${px(y)}" width="${size}" height="${size}" rx="${radius}" fill="${FIELD}"/>`,
      `<path transform="translate(${px(x)} ${px(y)}) scale(${px(size / 24)})" d="${PATH}" fill="${BELL}"/>`,
    ],
  };
}
