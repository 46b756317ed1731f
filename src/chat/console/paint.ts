import pc from 'picocolors';
import type { Level } from '../../domain/level.js';

type Paint = (text: string) => string;
/** The colours a card is shown in; without colour every one of them leaves text as it is. */
export interface Palette {
  readonly level: (level: Level | null) => Paint;
  readonly mark: (level: Level | null) => Paint;
  readonly bold: Paint;
  readonly dim: Paint;
  readonly good: Paint;
  readonly bad: Paint;
}

const ESC = String.fromCharCode(0x1b);
/** The basic sixteen colours have no orange. */
const orange: Paint = (text) => `${ESC}[38;5;208m${text}${ESC}[39m`;
const orangeMark: Paint = (text) => `${ESC}[48;5;208m${ESC}[30m${text}${ESC}[39m${ESC}[49m`;

/** `color` false: plain text, not one escape sequence. */
export function palette(color: boolean): Palette {
  const c = pc.createColors(color);
  const plain: Paint = (text) => text;
  const level: Readonly<Record<Level, Paint>> = {
    blue: c.blue,
    yellow: c.yellow,
    orange: color ? orange : plain,
    red: c.red,
  };
  const mark: Readonly<Record<Level, Paint>> = {
    blue: (text) => c.bgBlue(c.white(text)),
    yellow: (text) => c.bgYellow(c.black(text)),
    orange: color ? orangeMark : plain,
    red: (text) => c.bgRed(c.white(c.bold(text))),
  };
  return {
    level: (of) => (of === null ? plain : level[of]),
    mark: (of) => (of === null ? c.bold : mark[of]),
    bold: c.bold,
    dim: c.dim,
    good: c.green,
    bad: c.red,
  };
}

/** Whether the surroundings want colour at all (`NO_COLOR`, `FORCE_COLOR`, `TERM=dumb`). */
export const colorWanted: boolean = pc.isColorSupported;
