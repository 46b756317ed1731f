import type { ActionsBlock } from '@slack/types';
import { px } from '../../ink.js';
import { type Box, linesBox } from '../box.js';
import { oneLine, textWidth } from '../flow.js';
import { rect } from '../rect.js';
import { inRows, type Sized } from '../rows.js';
import { SLACK } from './colors.js';
import { look } from './looks.js';

const HEIGHT = 30;
const EDGE = 12;
const GAP = 8;
const LABEL = look(13, { bold: true });

/** Buttons and menus, as many in a row as there is room for. */
export function controlsBox({ elements }: ActionsBlock, width: number): Box {
  return inRows(elements.map(control), width, GAP);
}

function control(element: ActionsBlock['elements'][number]): Sized {
  switch (element.type) {
    case 'button':
      return button(element.text.text, element.style);
    case 'overflow':
      return dots();
    case 'static_select':
      return select(element.placeholder?.text ?? '');
    default:
      throw new Error(`a message has a ${element.type}; teach controls.ts how Slack shows it`);
  }
}

function button(label: string, style?: 'primary' | 'danger'): Sized {
  const wide = textWidth(label, LABEL);
  const filled = style !== undefined;
  const words = linesBox(
    [oneLine([{ text: label, look: filled ? { ...LABEL, ink: SLACK.paper } : LABEL }], wide)],
    HEIGHT,
  );
  const field = filled ? { fill: SLACK[style], radius: 5 } : { fill: SLACK.paper, stroke: SLACK.border, radius: 5 };
  const width = wide + 2 * EDGE;
  return {
    width,
    box: { height: HEIGHT, at: (x, y) => [rect(x, y, width, HEIGHT, field), ...words.at(x + EDGE, y)] },
  };
}

function dots(): Sized {
  const width = HEIGHT + 6;
  return {
    width,
    box: {
      height: HEIGHT,
      at: (x, y) => [
        rect(x, y, width, HEIGHT, { fill: SLACK.paper, stroke: SLACK.border, radius: 5 }),
        ...[-6, 0, 6].map(
          (by) => `<circle cx="${px(x + width / 2 + by)}" cy="${px(y + HEIGHT / 2)}" r="1.8" fill="${SLACK.ink}"/>`,
        ),
      ],
    },
  };
}

function select(label: string): Sized {
  const named = look(13);
  const wide = textWidth(label, named);
  const width = wide + 2 * EDGE + 40;
  const words = linesBox([oneLine([{ text: label, look: named }], wide)], HEIGHT);
  return {
    width,
    box: {
      height: HEIGHT,
      at: (x, y) => [
        rect(x, y, width, HEIGHT, { fill: SLACK.paper, stroke: SLACK.border, radius: 5 }),
        ...words.at(x + EDGE, y),
        `<path d="M${px(x + width - 22)} ${px(y + 13)}l5 5 5-5" fill="none" stroke="${SLACK.quiet}" stroke-width="1.6"/>`,
      ],
    },
  };
}
