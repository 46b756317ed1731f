import type { JsonObject } from '../../../../src/domain/json.js';
import type { Control } from '../api/seen.js';
import { asObject, asText, objectAt, objectsAt, textAt } from '../json.js';

/** An element to press or choose from, and where it stands. */
export interface Placed {
  readonly control: Control;
  readonly element: JsonObject;
  readonly block: JsonObject;
}

const PASSIVE = ['image', 'plain_text', 'mrkdwn', ''];

/** Everything interactive in blocks, top to bottom. */
export function controlsOf(blocks: readonly JsonObject[]): Placed[] {
  return blocks.flatMap((block) => {
    const inside = block.type === 'actions' ? objectsAt(block, 'elements') : [];
    return [asObject(block.accessory), asObject(block.element), ...inside]
      .filter((element) => element !== null)
      .filter((element) => !PASSIVE.includes(textAt(element, 'type')))
      .map((element) => ({ control: controlOf(block, element), element, block }));
  });
}

function controlOf(block: JsonObject, element: JsonObject): Control {
  const label = objectAt(element, 'text') ?? objectAt(element, 'placeholder') ?? objectAt(block, 'label');
  return {
    type: textAt(element, 'type'),
    blockId: textAt(block, 'block_id'),
    actionId: textAt(element, 'action_id'),
    label: textAt(label ?? undefined, 'text'),
    value: asText(element.value),
    url: asText(element.url),
    style: asText(element.style),
    options: optionsOf(element).map((option) => ({
      label: textAt(objectAt(option, 'text') ?? undefined, 'text'),
      value: textAt(option, 'value'),
    })),
    confirms: element.confirm !== undefined,
  };
}

/** Options of a menu, those of groups included. */
export function optionsOf(element: JsonObject): JsonObject[] {
  return [
    ...objectsAt(element, 'options'),
    ...objectsAt(element, 'option_groups').flatMap((group) => objectsAt(group, 'options')),
  ];
}
