import type { Json, JsonObject } from '../../../../src/domain/json.js';
import { asObject, objectsAt, textAt } from '../json.js';
import type { View } from './view.js';

/** An input, menu or picker, and the block it stands in. */
export interface Field {
  readonly blockId: string;
  readonly actionId: string;
  readonly block: JsonObject;
  readonly element: JsonObject;
}

/** Which property of an element's state holds what was chosen, and which of the element what is chosen at first. */
const KEPT: Readonly<Record<string, readonly [state: string, initial: string]>> = {
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  checkboxes: ['selected_options', 'initial_options'],
  users_select: ['selected_user', 'initial_user'],
  multi_users_select: ['selected_users', 'initial_users'],
  channels_select: ['selected_channel', 'initial_channel'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
};

export function stateKey(element: JsonObject): string | null {
  return KEPT[textAt(element, 'type')]?.[0] ?? null;
}

/** Everything in blocks a person can fill in or choose from, top to bottom; overflow menus and buttons keep nothing. */
export function fieldsOf(blocks: readonly JsonObject[]): Field[] {
  return blocks.flatMap((block) =>
    [
      asObject(block.element),
      asObject(block.accessory),
      ...(block.type === 'actions' ? objectsAt(block, 'elements') : []),
    ]
      .filter((element) => element !== null)
      .filter((element) => stateKey(element) !== null)
      .map((element) => ({
        blockId: textAt(block, 'block_id'),
        actionId: textAt(element, 'action_id'),
        block,
        element,
      })),
  );
}

/** The state of a field nobody touched. */
export function untouched(element: JsonObject): JsonObject {
  const type = textAt(element, 'type');
  const [state, initial] = KEPT[type] ?? ['value', 'initial_value'];
  const nothing: Json = state.endsWith('s') ? [] : null;
  return { type, [state]: element[initial] ?? nothing };
}

/** `state.values`: block id → action id → value. */
export function valuesOf(blocks: readonly JsonObject[], chosen: View['values']): JsonObject {
  const values: Record<string, Record<string, Json>> = {};
  for (const { blockId, actionId, element } of fieldsOf(blocks)) {
    const block = values[blockId] ?? {};
    block[actionId] = chosen.get(blockId)?.get(actionId) ?? untouched(element);
    values[blockId] = block;
  }
  return values;
}

export function stateOf(view: View): JsonObject {
  return valuesOf(objectsAt(view.body, 'blocks'), view.values);
}

/** Remembers what a person chose. */
export function choose(values: View['values'], field: Field, value: Json): JsonObject {
  const key = stateKey(field.element);
  const state: JsonObject = { type: textAt(field.element, 'type'), ...(key === null ? {} : { [key]: value }) };
  const block = values.get(field.blockId) ?? new Map<string, JsonObject>();
  block.set(field.actionId, state);
  values.set(field.blockId, block);
  return state;
}
