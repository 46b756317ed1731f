import type { ActionsBlock, AnyBlock, ContextBlock, DividerBlock, HeaderBlock, SectionBlock } from '@slack/types';
import { unreachable } from '../../../../domain/signal.js';
import { type Box, beside, paragraph, space, stack } from '../box.js';
import { rect } from '../rect.js';
import { SLACK } from './colors.js';
import { controlsBox } from './controls.js';
import { look, TEXT_LINE, TEXT_SIZE } from './looks.js';
import { mrkdwnRuns, type SlackViewer } from './mrkdwn.js';

const BETWEEN = 8;
const COLUMN_GAP = 16;
const TEXT = look(TEXT_SIZE);
const HEADER = look(18, { bold: true });
const SMALL = look(13, { ink: SLACK.quiet });

/** The kinds our messages are made of. */
type OurBlock = HeaderBlock | SectionBlock | ContextBlock | ActionsBlock | DividerBlock;
const OURS: readonly string[] = ['header', 'section', 'context', 'actions', 'divider'] satisfies OurBlock['type'][];

/** Blocks as Slack lays them out in so many px. Throws for a kind our messages do not have. */
export function blocksBox(blocks: readonly AnyBlock[], viewer: SlackViewer, width: number): Box {
  return stack(
    blocks.map((block) => blockBox(block, viewer, width)),
    BETWEEN,
  );
}

function blockBox(block: AnyBlock, viewer: SlackViewer, width: number): Box {
  if (!isOurs(block)) throw new Error(`a message has a ${block.type} block; teach blocks.ts how Slack shows it`);
  switch (block.type) {
    case 'header':
      return paragraph([{ text: block.text.text, look: HEADER }], width, 25);
    case 'section':
      return sectionBox(block, viewer, width);
    case 'context':
      return contextBox(block, viewer, width);
    case 'actions':
      return controlsBox(block, width);
    case 'divider':
      return { height: 13, at: (x, y) => [rect(x, y + 6, width, 1, { fill: SLACK.line })] };
    default:
      return unreachable(block);
  }
}

function isOurs(block: AnyBlock): block is OurBlock {
  return OURS.includes(block.type);
}

function sectionBox({ text, fields }: SectionBlock, viewer: SlackViewer, width: number): Box {
  const column = (width - COLUMN_GAP) / 2;
  const boxOf = (markup: string, wide: number): Box => paragraph(mrkdwnRuns(markup, viewer, TEXT), wide, TEXT_LINE);
  const cells = (fields ?? []).map((field) => boxOf(field.text, column));
  const rows = cells.flatMap((left, i) => {
    if (i % 2 === 1) return [];
    const right = cells[i + 1];
    return [beside([{ x: 0, box: left }, ...(right ? [{ x: column + COLUMN_GAP, box: right }] : [])])];
  });
  return stack([...(text ? [boxOf(text.text, width)] : []), ...(rows.length > 0 ? [stack(rows, 6)] : [])], BETWEEN);
}

function contextBox({ elements }: ContextBlock, viewer: SlackViewer, width: number): Box {
  const lines = elements.map((element) => {
    if (element.type !== 'mrkdwn')
      throw new Error(`a small line holds a ${element.type}; teach blocks.ts how Slack shows it`);
    return paragraph(mrkdwnRuns(element.text, viewer, SMALL), width, 18);
  });
  return lines.length === 0 ? space(0) : stack(lines);
}
