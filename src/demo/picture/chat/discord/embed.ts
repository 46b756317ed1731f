import type { MessageBody } from '../../../../chat/discord/message.js';
import { px } from '../../ink.js';
import { type Box, beside, paragraph, stack } from '../box.js';
import { DISCORD } from './colors.js';
import { look, TEXT_LINE } from './looks.js';
import { type DiscordViewer, markdownLines, markdownRuns } from './markdown.js';

type Embed = MessageBody['embeds'][number];

const BAR = 4;
const EDGE = { side: 12, top: 10, bottom: 13 } as const;

/** A card: its level's colour down the left side, title, text. */
export function embedBox({ title, description, color }: Embed, viewer: DiscordViewer, width: number): Box {
  const inner = width - BAR - 2 * EDGE.side;
  const big = look(16, { bold: true, ink: DISCORD.strong });
  const text = stack(
    [
      ...(title === undefined ? [] : [paragraph(markdownRuns(title, viewer, big), inner, 23)]),
      ...(description === undefined ? [] : [markdownBox(description, viewer, inner)]),
    ],
    6,
  );
  const height = text.height + EDGE.top + EDGE.bottom;
  const field: Box = {
    height,
    at: (x, y) => [
      // The bar is the left edge of the rounded field.
      `<path d="${rounded(x, y, width, height)}" fill="${DISCORD.embed}"/>`,
      `<path d="${barPath(x, y, height)}" fill="${hex(color)}"/>`,
      ...text.at(x + BAR + EDGE.side, y + EDGE.top),
    ],
  };
  return beside([{ x: 0, box: field }]);
}

/** Lines of markdown; an empty one is half as high. */
export function markdownBox(markup: string, viewer: DiscordViewer, width: number): Box {
  return stack(
    markdownLines(markup, viewer).map(({ small, runs }) =>
      runs.length === 0 ? { height: TEXT_LINE / 2, at: () => [] } : paragraph(runs, width, small ? 18 : TEXT_LINE + 1),
    ),
  );
}

const R = 5;
function rounded(x: number, y: number, width: number, height: number): string {
  return `M${px(x + R)} ${px(y)}H${px(x + width - R)}q${R} 0 ${R} ${R}V${px(y + height - R)}q0 ${R} -${R} ${R}H${px(x + R)}q-${R} 0 -${R} -${R}V${px(y + R)}q0 -${R} ${R} -${R}z`;
}
function barPath(x: number, y: number, height: number): string {
  return `M${px(x + R)} ${px(y)}q-${R} 0 -${R} ${R}V${px(y + height - R)}q0 ${R} ${R} ${R}h-1V${px(y)}z`;
}

function hex(color: number | undefined): string {
  return `#${(color ?? 0).toString(16).padStart(6, '0')}`;
}
