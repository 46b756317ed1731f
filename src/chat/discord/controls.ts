import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Card, CardButton } from '../../domain/card.js';
import { sentence } from '../../text/catalogue.js';
import { cleanText } from '../../text/clean.js';
import { sayText } from '../../text/say.js';
import { menuId } from './custom-id.js';
import { cutText } from './cut.js';
import { LIMITS } from './limits.js';
import type { Reader } from './rich-markup.js';

export type ControlRow = APIActionRowComponent<APIComponentInMessageActionRow>;
/** What a button's control is called; null where it has none and is left out. */
export type IdFor = (button: CardButton) => string | null;

const STYLES: Readonly<Record<CardButton['style'], APIButtonComponentWithCustomId['style']>> = {
  plain: ButtonStyle.Secondary,
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
};

/** The buttons in rows of five, then what is less often needed in a menu; what has no room goes into the menu too. */
export function controlRows(card: Card, reader: Reader, mark: string | null, idFor: IdFor): readonly ControlRow[] {
  const seen = new Set<string>();
  const named = (buttons: readonly CardButton[]) =>
    buttons.flatMap((button) => {
      const id = idFor(button);
      // Discord refuses a message in which two controls have one id.
      if (id === null || seen.has(id)) return [];
      seen.add(id);
      return [{ button, id }];
    });
  const buttons = named(card.buttons);
  const more = named(card.more);
  const room = LIMITS.buttonsInRow * (LIMITS.rows - 1);
  const rows: ControlRow[] = [];
  for (let at = 0; at < Math.min(buttons.length, room); at += LIMITS.buttonsInRow) {
    const row = buttons.slice(at, Math.min(at + LIMITS.buttonsInRow, room)).map(buttonOf);
    rows.push({ type: ComponentType.ActionRow, components: row });
  }
  const options = [...buttons.slice(room), ...more];
  if (options.length > 0) rows.push(menuRow(options, reader, mark));
  return rows;
}

interface Named {
  readonly button: CardButton;
  readonly id: string;
}

function buttonOf({ button, id }: Named): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: STYLES[button.style],
    label: labelOf(button, LIMITS.buttonLabel),
    custom_id: id,
  };
}

function menuRow(options: readonly Named[], { lang, zone, now }: Reader, mark: string | null): ControlRow {
  const shown = options.slice(0, LIMITS.options);
  const left = options.length - shown.length;
  const said = left > 0 ? sentence('discord.menu.more', { n: left }) : sentence('discord.menu');
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: menuId(mark),
        placeholder: cutText(sayText(lang, zone, said, now), LIMITS.placeholder),
        options: shown.map(
          ({ button, id }): APISelectMenuOption => ({ label: labelOf(button, LIMITS.optionLabel), value: id }),
        ),
      },
    ],
  };
}

/** Labels are plain text, and may not be empty. */
function labelOf(button: CardButton, most: number): string {
  return cutText(cleanText(button.label).trim() || cleanText(button.command).trim() || '…', most);
}
