import { ButtonStyle, ComponentType } from 'discord.js';
import type { ControlRow } from '../../../../chat/discord/controls.js';
import { px } from '../../ink.js';
import { type Box, linesBox, stack } from '../box.js';
import { oneLine, textWidth } from '../flow.js';
import { rect } from '../rect.js';
import { inRows, type Sized } from '../rows.js';
import { DISCORD } from './colors.js';
import { look } from './looks.js';

const GAP = 8;
const BUTTON = 34;
const EDGE = 10;
const MENU = { width: 400, height: 40 } as const;
const LABEL = look(14, { bold: true, ink: DISCORD.white });
const FILLS: Readonly<Partial<Record<ButtonStyle, string>>> = {
  [ButtonStyle.Primary]: DISCORD.brand,
  [ButtonStyle.Secondary]: DISCORD.grey,
  [ButtonStyle.Success]: DISCORD.green,
  [ButtonStyle.Danger]: DISCORD.red,
};

/** Rows of buttons, as many side by side as there is room for, and menus. */
export function controlsBox(rows: readonly ControlRow[], width: number): Box {
  return stack(
    rows.map((row) =>
      inRows(
        row.components.map((component) => control(component, width)),
        width,
        GAP,
      ),
    ),
    GAP,
  );
}

function control(component: ControlRow['components'][number], width: number): Sized {
  if (component.type === ComponentType.Button && 'label' in component)
    return button(component.label ?? '', FILLS[component.style] ?? DISCORD.grey);
  if (component.type === ComponentType.StringSelect)
    return menu(component.placeholder ?? '', Math.min(width, MENU.width));
  throw new Error(`a message has a component of type ${component.type}; teach controls.ts how Discord shows it`);
}

function button(label: string, fill: string): Sized {
  const wide = textWidth(label, LABEL);
  const words = linesBox([oneLine([{ text: label, look: LABEL }], wide)], BUTTON);
  const width = wide + 2 * EDGE;
  return {
    width,
    box: {
      height: BUTTON,
      at: (x, y) => [rect(x, y, width, BUTTON, { fill, radius: 7 }), ...words.at(x + EDGE, y)],
    },
  };
}

function menu(label: string, width: number): Sized {
  const words = linesBox([oneLine([{ text: label, look: look(14, { ink: DISCORD.quiet }) }], width - 50)], MENU.height);
  return {
    width,
    box: {
      height: MENU.height,
      at: (x, y) => [
        rect(x, y, width, MENU.height, { fill: DISCORD.field, stroke: DISCORD.grey, radius: 7 }),
        ...words.at(x + 12, y),
        `<path d="M${px(x + width - 28)} ${px(y + 17)}l6 6 6-6" fill="none" stroke="${DISCORD.ink}" stroke-width="2"/>`,
      ],
    },
  };
}
