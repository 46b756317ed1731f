import { type Box, beside, linesBox, space, stack } from '../box.js';
import { lineWidth, oneLine } from '../flow.js';
import { FRAME_WORDS } from '../frame-words.js';
import { PAGE_WIDTH, pageSvg } from '../page.js';
import { rect } from '../rect.js';
import { SLACK } from './colors.js';
import { look } from './looks.js';
import { GUTTER, messageBox, type Posted } from './message.js';
import type { SlackViewer } from './mrkdwn.js';

/** A message with its thread, as Slack shows the thread by itself. */
export interface SlackThread {
  readonly title: string;
  readonly viewer: SlackViewer;
  /** `#live-ops` */
  readonly channel: string;
  readonly message: Posted;
  /** Oldest first. */
  readonly replies: readonly Posted[];
  /** So many of the newest are unfolded. */
  readonly unfolded: number;
}

const EDGE = 20;
const BAR = 48;
const WIDTH = PAGE_WIDTH - 2 * EDGE;

export function slackSvg(thread: SlackThread): string {
  const { title, viewer, channel, message, replies, unfolded } = thread;
  const words = FRAME_WORDS[viewer.lang];
  const shown = replies.slice(Math.max(0, replies.length - unfolded));
  const hidden = replies.length - shown.length;
  const content = stack([
    barBox(words.thread, channel),
    space(16),
    inset(messageBox(message, viewer, WIDTH)),
    space(14),
    ...(replies.length > 0 ? [inset(countBox(words.replies(replies.length))), space(12)] : []),
    ...(hidden > 0 ? [inset(earlierBox(words.earlier(hidden))), space(12)] : []),
    inset(
      stack(
        shown.map((reply) => messageBox(reply, viewer, WIDTH)),
        14,
      ),
    ),
    space(20),
  ]);
  return pageSvg({ title, paper: SLACK.paper, edge: SLACK.edge, content });
}

function inset(box: Box): Box {
  return beside([{ x: EDGE, box }]);
}

/** `Thread  # live-ops`, and a line under it. */
function barBox(thread: string, channel: string): Box {
  const line = oneLine(
    [
      { text: `${thread}\u2002`, look: look(17, { bold: true }) },
      { text: channel.replace(/^#/u, '# '), look: look(13, { ink: SLACK.quiet }) },
    ],
    WIDTH,
  );
  const words = linesBox([line], BAR);
  return {
    height: BAR,
    at: (x, y) => [...words.at(x + EDGE, y), rect(x + 1, y + BAR - 1, PAGE_WIDTH - 2, 1, { fill: SLACK.line })],
  };
}

/** `9 replies ————` */
function countBox(text: string): Box {
  const line = oneLine([{ text, look: look(13, { ink: SLACK.quiet }) }], WIDTH);
  const from = lineWidth(line) + 10;
  return {
    height: 18,
    at: (x, y) => [...linesBox([line], 18).at(x, y), rect(x + from, y + 9, WIDTH - from, 1, { fill: SLACK.line })],
  };
}

function earlierBox(text: string): Box {
  return beside([{ x: GUTTER, box: linesBox([oneLine([{ text, look: look(14, { ink: SLACK.link }) }], WIDTH)], 20) }]);
}
