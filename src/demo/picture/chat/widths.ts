import stringWidth from 'string-width';

/** How wide Arial and Helvetica draw the characters from space to `~`, thousandths of the font's size. */
const REGULAR = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
] as const;
const BOLD = [
  278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
  556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
  280, 389, 584,
] as const;
/** Signs our sentences use beside those. */
const SIGNS: Readonly<Record<string, number>> = {
  '·': 333,
  '…': 1000,
  '—': 1000,
  '→': 1000,
  '÷': 549,
  '×': 584,
  '’': 222,
  '“': 333,
  '”': 333,
  '›': 333,
  '\u2002': 500,
  '\u2005': 250,
};
const NARROW = 556;
const WIDE = 1000;

/** How wide one character (a grapheme) is, px; a Chinese one is as wide as the font is high. */
export function widthOf(character: string, size: number, bold: boolean): number {
  const known = (bold ? BOLD : REGULAR)[(character.codePointAt(0) ?? 0) - 32];
  if (character.length === 1 && known !== undefined) return (known * size) / 1000;
  const sign = SIGNS[character];
  if (sign !== undefined) return (sign * size) / 1000;
  return ((isWide(character) ? WIDE : NARROW) * size) / 1000;
}

export function isWide(character: string): boolean {
  return stringWidth(character) === 2;
}
