import type { Rich, TimeToken } from '../domain/card.js';

/** A text's lines, each by itself, as a card holds them; blank ones are left out. */
export function richLines(rich: Rich): readonly Rich[] {
  const lines: (string | TimeToken)[][] = [[]];
  for (const part of rich) {
    if (typeof part !== 'string') lines.at(-1)?.push(part);
    else
      for (const [i, piece] of part.split('\n').entries()) {
        if (i > 0) lines.push([]);
        if (piece !== '') lines.at(-1)?.push(piece);
      }
  }
  return lines.filter((line) => line.length > 0);
}
