import type { Button, KnownBlock, Overflow, PlainTextOption, StaticSelect } from '@slack/types';
import type { Card, CardButton } from '../../domain/card.js';
import { sentence } from '../../text/catalogue.js';
import { cleanText } from '../../text/clean.js';
import { sayText } from '../../text/say.js';
import { ACTION_PREFIX, buttonValue } from './button-value.js';
import { cutText } from './cut.js';
import { LIMITS } from './limits.js';
import type { Reader } from './rich-text.js';

/** Buttons, and behind them a menu of what is needed less often; `most`: of both together. */
export function controls(card: Card, reader: Reader, most: number): readonly KnownBlock[] {
  const inMenu = card.more.filter((each) => buttonValue(each).length <= LIMITS.optionValue);
  const asButtons = [...card.buttons, ...card.more.filter((each) => !inMenu.includes(each))];
  const buttons = asButtons
    .filter((each) => buttonValue(each).length <= LIMITS.buttonValue)
    .slice(0, Math.min(most, LIMITS.actions - 1))
    .map(button);
  const options = inMenu.slice(0, Math.min(most - buttons.length, LIMITS.selectOptions)).map(option);
  const elements = [...buttons, ...menu(options, reader)];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

function button(each: CardButton, i: number): Button {
  return {
    type: 'button',
    action_id: `${ACTION_PREFIX}${i}`,
    text: { type: 'plain_text', text: label(each, LIMITS.buttonText), emoji: false },
    value: buttonValue(each),
    ...(each.style === 'plain' ? {} : { style: each.style }),
  };
}

function option(each: CardButton): PlainTextOption {
  return {
    text: { type: 'plain_text', text: label(each, LIMITS.optionText), emoji: false },
    value: buttonValue(each),
  };
}

/** A handful behind three dots; more than Slack takes there in a menu with a name. */
function menu(options: readonly PlainTextOption[], reader: Reader): readonly (Overflow | StaticSelect)[] {
  if (options.length === 0) return [];
  const action_id = `${ACTION_PREFIX}more`;
  if (options.length <= LIMITS.overflowOptions) return [{ type: 'overflow', action_id, options: [...options] }];
  const text = sayText(reader.lang, reader.zone, sentence('slack.more'), reader.now);
  const placeholder = { type: 'plain_text', text, emoji: false } as const;
  return [{ type: 'static_select', action_id, placeholder, options: [...options] }];
}

function label(each: CardButton, most: number): string {
  const words = cleanText(each.label).trim();
  return cutText(words === '' ? each.command : words, most);
}
