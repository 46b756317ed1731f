import type { JsonObject } from '../../../../src/domain/json.js';
import { asList, asObject, objectsAt } from '../json.js';
import {
  type Check,
  type Complaints,
  flag,
  list,
  matching,
  oneOf,
  type Shape,
  shape,
  text,
  url,
  whole,
} from './check.js';
import { BLOCK_LIMITS as L } from './limits.js';
import { plainText, textObject } from './text-object.js';

const confirm = shape({
  required: { text: textObject(L.confirmText) },
  optional: {
    title: plainText(L.confirmTitle),
    confirm: plainText(L.confirmButton),
    deny: plainText(L.confirmButton),
    style: oneOf('primary', 'danger'),
  },
});
const actionId = text(L.actionId);
const id = text(255);
const placeholder = plainText(L.placeholder);
const focus = { focus_on_load: flag };
const menu = { action_id: actionId, confirm, placeholder, ...focus };
const many = { ...menu, max_selected_items: whole(1, 1000) };
const dispatch = shape({
  optional: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2) },
});
const typed = { action_id: actionId, placeholder, dispatch_action_config: dispatch, ...focus };

const option = (label: Check, more: Readonly<Record<string, Check>> = {}): Check =>
  shape({
    required: { text: label, value: text(L.optionValue) },
    optional: { description: plainText(L.optionDescription), ...more },
  });
const plainOption = option(plainText(L.optionText));
const richOption = shape({
  required: { text: textObject(L.optionText), value: text(L.optionValue) },
  optional: { description: textObject(L.optionDescription) },
});
const optionGroup = shape({
  required: { label: plainText(L.optionText), options: list(plainOption, L.selectOptions) },
});
const filter = shape({
  optional: {
    include: list(oneOf('im', 'mpim', 'private', 'public'), 4),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
});

/** Exactly one of `options` and `option_groups`; what is chosen at first must be among them. */
function fromOptions(element: JsonObject, at: string, complaints: Complaints): void {
  const hasOptions = element.options !== undefined;
  if (hasOptions === (element.option_groups !== undefined))
    complaints.add(
      at,
      hasOptions ? 'only one of options and option_groups allowed' : 'missing required field: options',
    );
  initialAmong(element, at, complaints);
}

function initialAmong(element: JsonObject, at: string, complaints: Complaints): void {
  const offered = [
    ...objectsAt(element, 'options'),
    ...objectsAt(element, 'option_groups').flatMap((g) => objectsAt(g, 'options')),
  ];
  const known = new Set(offered.map((entry) => JSON.stringify([asObject(entry.text)?.text, entry.value])));
  const initial = [element.initial_option ?? [], ...(asList(element.initial_options) ?? [])];
  for (const entry of initial.map((value) => asObject(value)))
    if (entry && !known.has(JSON.stringify([asObject(entry.text)?.text, entry.value])))
      complaints.add(at, 'initial_option must be one of the options');
}

const choice = { options: list(richOption, L.checkOptions) };
const day = matching(/^\d{4}-\d{2}-\d{2}$/, 'must be a valid date');
const image: Shape = {
  required: { alt_text: text(L.imageAlt) },
  optional: { image_url: url(3000), slack_file: shape({ optional: { id, url: url(3000) } }) },
  also: (value, at, complaints) => {
    if ((value.image_url === undefined) === (value.slack_file === undefined))
      complaints.add(at, 'must have exactly one of image_url and slack_file');
  },
};

/** Every element this service knows, by type. */
export const ELEMENTS: Readonly<Record<string, Shape>> = {
  image,
  button: {
    required: { text: plainText(L.buttonText) },
    optional: {
      action_id: actionId,
      value: text(L.buttonValue),
      url: url(L.buttonUrl),
      style: oneOf('primary', 'danger'),
      confirm,
      accessibility_label: text(75),
    },
  },
  overflow: {
    required: { options: list(option(plainText(L.optionText), { url: url(3000) }), L.overflowOptions) },
    optional: { action_id: actionId, confirm },
  },
  static_select: {
    optional: {
      ...menu,
      options: list(plainOption, L.selectOptions),
      option_groups: list(optionGroup, L.selectOptions),
      initial_option: plainOption,
    },
    also: fromOptions,
  },
  multi_static_select: {
    optional: {
      ...many,
      options: list(plainOption, L.selectOptions),
      option_groups: list(optionGroup, L.selectOptions),
      initial_options: list(plainOption, L.selectOptions),
    },
    also: fromOptions,
  },
  external_select: { optional: { ...menu, initial_option: plainOption, min_query_length: whole(0, 3000) } },
  multi_external_select: {
    optional: { ...many, initial_options: list(plainOption, L.selectOptions), min_query_length: whole(0, 3000) },
  },
  users_select: { optional: { ...menu, initial_user: id } },
  multi_users_select: { optional: { ...many, initial_users: list(id, 1000) } },
  channels_select: { optional: { ...menu, initial_channel: id, response_url_enabled: flag } },
  multi_channels_select: { optional: { ...many, initial_channels: list(id, 1000) } },
  conversations_select: {
    optional: {
      ...menu,
      initial_conversation: id,
      default_to_current_conversation: flag,
      response_url_enabled: flag,
      filter,
    },
  },
  multi_conversations_select: {
    optional: { ...many, initial_conversations: list(id, 1000), default_to_current_conversation: flag, filter },
  },
  checkboxes: {
    required: choice,
    optional: { action_id: actionId, confirm, ...focus, initial_options: list(richOption, L.checkOptions) },
    also: initialAmong,
  },
  radio_buttons: {
    required: choice,
    optional: { action_id: actionId, confirm, ...focus, initial_option: richOption },
    also: initialAmong,
  },
  datepicker: { optional: { ...menu, initial_date: day } },
  timepicker: {
    optional: { ...menu, initial_time: matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a valid time'), timezone: id },
  },
  datetimepicker: { optional: { action_id: actionId, confirm, ...focus, initial_date_time: whole(1e9, 1e10 - 1) } },
  plain_text_input: {
    optional: {
      ...typed,
      initial_value: text(L.plainTextInput),
      multiline: flag,
      min_length: whole(0, L.plainTextInput),
      max_length: whole(1, L.plainTextInput),
    },
  },
  email_text_input: { optional: { ...typed, initial_value: text(L.plainTextInput) } },
  url_text_input: { optional: { ...typed, initial_value: text(L.plainTextInput) } },
  number_input: {
    required: { is_decimal_allowed: flag },
    optional: { ...typed, initial_value: text(100), min_value: text(100), max_value: text(100) },
  },
};
