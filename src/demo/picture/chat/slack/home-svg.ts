import type { HomeView } from '@slack/types';
import { bell } from '../bell.js';
import { type Box, beside, linesBox, space, stack } from '../box.js';
import { lineWidth, oneLine } from '../flow.js';
import { FRAME_WORDS } from '../frame-words.js';
import { PAGE_WIDTH, pageSvg } from '../page.js';
import { rect } from '../rect.js';
import { blocksBox } from './blocks.js';
import { SLACK } from './colors.js';
import { look } from './looks.js';
import type { SlackViewer } from './mrkdwn.js';

export interface SlackHome {
  readonly title: string;
  readonly viewer: SlackViewer;
  readonly view: HomeView;
}

const EDGE = 24;
const WIDTH = PAGE_WIDTH - 2 * EDGE;
const TABS = 34;

/** The bot's Home in Slack, under its name and the tabs. */
export function homeSvg({ title, viewer, view }: SlackHome): string {
  const name = linesBox([oneLine([{ text: 'Tocsin', look: look(18, { bold: true }) }], WIDTH)], 30);
  const top = beside([
    { x: EDGE, box: bell(30, 7) },
    { x: EDGE + 40, box: name },
  ]);
  const body = beside([{ x: EDGE, box: blocksBox(view.blocks, viewer, WIDTH) }]);
  const content = stack([space(14), top, space(4), tabsBox(FRAME_WORDS[viewer.lang].home), space(18), body, space(20)]);
  return pageSvg({ title, paper: SLACK.paper, edge: SLACK.edge, content });
}

/** The first is the one that is open. */
function tabsBox(tabs: readonly string[]): Box {
  let from = EDGE;
  const drawn = tabs.map((text, i) => {
    const open = i === 0;
    const line = oneLine([{ text, look: look(13, { bold: true, ink: open ? SLACK.ink : SLACK.quiet }) }], WIDTH);
    const x = from;
    const width = lineWidth(line);
    from += width + 22;
    return { x, width, open, box: linesBox([line], TABS) };
  });
  return {
    height: TABS,
    at: (x, y) => [
      rect(x + 1, y + TABS - 1, PAGE_WIDTH - 2, 1, { fill: SLACK.line }),
      ...drawn.flatMap((tab) => [
        ...tab.box.at(x + tab.x, y),
        ...(tab.open ? [rect(x + tab.x, y + TABS - 3, tab.width, 3, { fill: SLACK.danger, radius: 1 })] : []),
      ]),
    ],
  };
}
