import type { SlackMessage } from '../../../../chat/slack/blocks.js';
import { bell } from '../bell.js';
import { type Box, beside, linesBox, stack } from '../box.js';
import { oneLine, textWidth } from '../flow.js';
import { FRAME_WORDS } from '../frame-words.js';
import { rect } from '../rect.js';
import { timeShown } from '../viewer.js';
import { blocksBox } from './blocks.js';
import { SLACK } from './colors.js';
import { look } from './looks.js';
import type { SlackViewer } from './mrkdwn.js';

/** A message of the bot, posted at an instant. */
export interface Posted {
  /** ms */
  readonly at: number;
  readonly message: SlackMessage;
  /** A reply that the channel shows too. */
  readonly alsoSent?: boolean;
}

/** Where text begins, from the left of the avatar. px */
export const GUTTER = 46;
const HEAD = 22;

/** Avatar, name and time, and the blocks under them. */
export function messageBox(posted: Posted, viewer: SlackViewer, width: number): Box {
  const { at, message, alsoSent = false } = posted;
  const words = FRAME_WORDS[viewer.lang];
  const also = linesBox([oneLine([{ text: words.alsoSent, look: look(12, { ink: SLACK.quiet }) }], width)], 18);
  const under = stack([
    headBox(timeShown(at, viewer), words.app, width),
    ...(alsoSent ? [also] : []),
    blocksBox(message.blocks, viewer, width - GUTTER),
  ]);
  return beside([
    { x: 0, box: bell(36, 8) },
    { x: GUTTER, box: under },
  ]);
}

const NAME = 'Tocsin';

function headBox(time: string, app: string, width: number): Box {
  const name = look(15, { bold: true });
  const tag = look(10, { bold: true, ink: SLACK.quiet });
  const wide = textWidth(NAME, name);
  const tagWide = textWidth(app, tag);
  const boxOf = (text: string, its: typeof name): Box => linesBox([oneLine([{ text, look: its }], width)], HEAD);
  const chip: Box = {
    height: HEAD,
    at: (x, y) => [rect(x, y + 4, tagWide + 8, 14, { fill: SLACK.tag, radius: 3 }), ...boxOf(app, tag).at(x + 4, y)],
  };
  return beside([
    { x: 0, box: boxOf(NAME, name) },
    { x: wide + 6, box: chip },
    { x: wide + tagWide + 22, box: boxOf(time, look(12, { ink: SLACK.quiet })) },
  ]);
}
