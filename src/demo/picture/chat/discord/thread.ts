import { bell } from '../bell.js';
import { type Box, linesBox } from '../box.js';
import { oneLine, type Run, textWidth } from '../flow.js';
import { FRAME_WORDS } from '../frame-words.js';
import { rect } from '../rect.js';
import { timeShown } from '../viewer.js';
import { DISCORD } from './colors.js';
import { look } from './looks.js';
import { type DiscordViewer, markdownRuns } from './markdown.js';
import type { Posted } from './message.js';

/** The thread begun from a message. */
export interface DiscordThread {
  readonly name: string;
  /** Oldest first; at least one. */
  readonly messages: readonly Posted[];
}

const EDGE = 12;
const LINE = 22;
const HEIGHT = 2 * LINE + 14;
/** Past the small avatar. */
const INDENT = 24;
const NAME = look(14, { bold: true, ink: DISCORD.strong });
const COUNT = look(13, { bold: true, ink: DISCORD.link });
const SAID = look(13);
const TIME = look(12, { ink: DISCORD.quiet });

/** What a channel shows of a thread under its message: name, how much was said, the newest of it. */
export function threadBox({ name, messages }: DiscordThread, viewer: DiscordViewer, width: number): Box {
  const inner = width - 2 * EDGE;
  const newest = messages.at(-1);
  const count = { text: `\u2002${FRAME_WORDS[viewer.lang].messages(messages.length)} ›`, look: COUNT };
  const title = [...asFits([{ text: name, look: NAME }], inner - textWidth(count.text, COUNT)), count];
  const time = { text: `\u2002${newest ? timeShown(newest.at, viewer) : ''}`, look: TIME };
  const said = markdownRuns(newest?.body.content.replaceAll('\n', ' ') ?? '', viewer, SAID);
  const runs = [{ text: 'Tocsin\u2002', look: { ...SAID, bold: true } }, ...said.map(bare)];
  const words = [...asFits(runs, inner - INDENT - textWidth(time.text, TIME)), time];
  return {
    height: HEIGHT,
    at: (x, y) => [
      rect(x, y, width, HEIGHT, { fill: DISCORD.embed, radius: 8 }),
      ...linesBox([oneLine(title, inner)], LINE).at(x + EDGE, y + 6),
      ...bell(16, 8).at(x + EDGE, y + LINE + 10),
      ...linesBox([oneLine(words, inner)], LINE).at(x + EDGE + INDENT, y + LINE + 6),
    ],
  };
}

/** As much of it as fits on a line. */
function asFits(runs: readonly Run[], width: number): readonly Run[] {
  return oneLine(runs, width).map(({ text, look }) => ({ text, look }));
}

/** A time in the preview is a word like others. */
function bare({ text, look }: Run): Run {
  return look.chip === null ? { text, look } : { text: text.trim(), look: { ...look, chip: null } };
}
