import type { Json, JsonObject } from '../../../../src/domain/json.js';
import type { Mention } from '../api/seen.js';
import { asObject, asText, objectAt, objectsAt, objectsOf, textAt } from '../json.js';
import type { Eyes } from './eyes.js';
import { mentionsIn, renderMrkdwn } from './mrkdwn.js';
import { renderRichText, richMentions } from './rich-text.js';

/** Blocks as a reader sees them, a line or more each. */
export function renderBlocks(blocks: readonly JsonObject[], eyes: Eyes): string {
  return blocks
    .map((block) => renderBlock(block, eyes))
    .filter((line) => line !== '')
    .join('\n');
}

function renderBlock(block: JsonObject, eyes: Eyes): string {
  const words = (value: Json | undefined) => renderText(value, eyes);
  switch (textAt(block, 'type')) {
    case 'section':
      return [
        words(block.text),
        ...objectsAt(block, 'fields').map(words),
        renderElement(asObject(block.accessory), eyes),
      ]
        .filter((line) => line !== '')
        .join('\n');
    case 'context':
      return objectsAt(block, 'elements')
        .map((element) => (element.type === 'image' ? renderElement(element, eyes) : words(element)))
        .join(' ');
    case 'actions':
      return objectsAt(block, 'elements')
        .map((element) => renderElement(element, eyes))
        .join(' ');
    case 'input':
      return [words(block.label), renderElement(asObject(block.element), eyes), words(block.hint)]
        .filter((part) => part !== '')
        .join(' ');
    case 'divider':
      return '---';
    case 'image':
      return [words(block.title), `(${textAt(block, 'alt_text')})`].filter((part) => part !== '').join(' ');
    case 'rich_text':
      return renderRichText(block, eyes);
    case 'markdown':
      return textAt(block, 'text');
    case 'table':
      return (Array.isArray(block.rows) ? block.rows : [])
        .map((row) =>
          objectsOf(row)
            .map((cell) => asText(cell.text) ?? renderRichText(cell, eyes))
            .join(' | '),
        )
        .join('\n');
    default:
      return words(block.text ?? block.title);
  }
}

/** A text object; only `mrkdwn` has markup. */
export function renderText(value: Json | undefined, eyes: Eyes): string {
  const text = textAt(value, 'text');
  return textAt(value, 'type') === 'mrkdwn' ? renderMrkdwn(text, eyes) : text;
}

function renderElement(element: JsonObject | null, eyes: Eyes): string {
  if (element === null) return '';
  const type = textAt(element, 'type');
  if (type === 'image') return `(${textAt(element, 'alt_text')})`;
  if (type === 'button') return `[${renderText(element.text, eyes)}]`;
  if (type === 'overflow') return '[⋯]';
  if (type === 'checkboxes' || type === 'radio_buttons')
    return objectsAt(element, 'options')
      .map((option) => `[ ] ${renderText(option.text, eyes)}`)
      .join(' ');
  const chosen = objectAt(element, 'initial_option');
  const shown = chosen
    ? renderText(chosen.text, eyes)
    : (asText(element.initial_value) ?? renderText(element.placeholder, eyes));
  return `[${shown} ▾]`;
}

/** Every call in blocks, by live markup or rich text. */
export function mentionsInBlocks(value: Json): Mention[] {
  if (Array.isArray(value)) return value.flatMap(mentionsInBlocks);
  const object = asObject(value);
  if (object === null) return [];
  if (object.type === 'rich_text') return richMentions(object);
  if (object.type === 'mrkdwn' || object.type === 'markdown') return mentionsIn(textAt(object, 'text'));
  return Object.values(object).flatMap(mentionsInBlocks);
}
