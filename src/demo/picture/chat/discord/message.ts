import type { MessageBody } from '../../../../chat/discord/message.js';
import { px } from '../../ink.js';
import { bell } from '../bell.js';
import { type Box, beside, linesBox, stack } from '../box.js';
import { oneLine, textWidth } from '../flow.js';
import { FRAME_WORDS } from '../frame-words.js';
import { rect } from '../rect.js';
import { timeShown } from '../viewer.js';
import { DISCORD } from './colors.js';
import { controlsBox } from './controls.js';
import { embedBox, markdownBox } from './embed.js';
import { look } from './looks.js';
import type { DiscordViewer } from './markdown.js';

/** A message of the bot, posted at an instant. */
export interface Posted {
  /** ms */
  readonly at: number;
  readonly body: MessageBody;
}

/** Where text begins, from the left of the avatar. px */
export const GUTTER = 54;
const AVATAR = 40;
const HEAD = 24;
const NAME = 'Tocsin';

/** Avatar, name and time; under them what is said, the card, its controls, and what belongs to the message. */
export function messageBox(posted: Posted, viewer: DiscordViewer, width: number, under: Box | null = null): Box {
  const { content, embeds, components } = posted.body;
  const inner = width - GUTTER;
  const parts = [
    ...(content === '' ? [] : [markdownBox(content, viewer, inner)]),
    ...embeds.map((embed) => embedBox(embed, viewer, inner)),
    ...(components.length === 0 ? [] : [controlsBox(components, inner)]),
    ...(under ? [under] : []),
  ];
  const text = stack([headBox(posted.at, viewer, inner), stack(parts, 8)], 2);
  return beside([
    { x: 0, box: bell(AVATAR, AVATAR / 2) },
    { x: GUTTER, box: text },
    ...(under ? [{ x: AVATAR / 2, box: spine(text.height - under.height / 2) }] : []),
  ]);
}

/** From under the avatar down to what belongs to the message. */
function spine(height: number): Box {
  return {
    height,
    at: (x, y) => [
      `<path d="M${px(x)} ${px(y + AVATAR + 6)}V${px(y + height - 8)}q0 8 8 8h${GUTTER - AVATAR / 2 - 12}" fill="none" stroke="${DISCORD.edge}" stroke-width="2"/>`,
    ],
  };
}

function headBox(at: number, viewer: DiscordViewer, width: number): Box {
  const { app, today } = FRAME_WORDS[viewer.lang];
  const name = look(15, { bold: true, ink: DISCORD.strong });
  const tag = look(10, { bold: true, ink: DISCORD.white });
  const wide = textWidth(NAME, name);
  const tagWide = textWidth(app, tag);
  const boxOf = (text: string, its: typeof name): Box => linesBox([oneLine([{ text, look: its }], width)], HEAD);
  const chip: Box = {
    height: HEAD,
    at: (x, y) => [
      rect(x, y + 5, tagWide + 10, 15, { fill: DISCORD.brand, radius: 4 }),
      ...boxOf(app, tag).at(x + 5, y),
    ],
  };
  return beside([
    { x: 0, box: boxOf(NAME, name) },
    { x: wide + 6, box: chip },
    { x: wide + tagWide + 24, box: boxOf(today(timeShown(at, viewer)), look(12, { ink: DISCORD.quiet })) },
  ]);
}
