import { type Box, beside, linesBox, space, stack } from '../box.js';
import { oneLine } from '../flow.js';
import { PAGE_WIDTH, pageSvg } from '../page.js';
import { rect } from '../rect.js';
import { DISCORD } from './colors.js';
import { look } from './looks.js';
import type { DiscordViewer } from './markdown.js';
import { GUTTER, messageBox, type Posted } from './message.js';
import { type DiscordThread, threadBox } from './thread.js';

/** A message in its channel, as Discord shows it. */
export interface DiscordScene {
  readonly title: string;
  readonly viewer: DiscordViewer;
  /** `#live-ops` */
  readonly channel: string;
  readonly message: Posted;
  /** null: none was begun from it. */
  readonly thread: DiscordThread | null;
}

const EDGE = 16;
const BAR = 46;
const WIDTH = PAGE_WIDTH - 2 * EDGE;

export function discordSvg({ title, viewer, channel, message, thread }: DiscordScene): string {
  const under = thread && threadBox(thread, viewer, WIDTH - GUTTER);
  const content = stack([
    barBox(channel),
    space(16),
    beside([{ x: EDGE, box: messageBox(message, viewer, WIDTH, under) }]),
    space(20),
  ]);
  return pageSvg({ title, paper: DISCORD.paper, edge: DISCORD.edge, content });
}

/** `# live-ops`, and a line under it. */
function barBox(channel: string): Box {
  const line = oneLine(
    [
      { text: '#\u2002', look: look(18, { ink: DISCORD.quiet }) },
      { text: channel.replace(/^#/u, ''), look: look(15, { bold: true, ink: DISCORD.strong }) },
    ],
    WIDTH,
  );
  const words = linesBox([line], BAR);
  return {
    height: BAR,
    at: (x, y) => [...words.at(x + EDGE, y), rect(x + 1, y + BAR - 1, PAGE_WIDTH - 2, 1, { fill: DISCORD.bar })],
  };
}
