import type { Json, JsonObject } from '../../../../src/domain/json.js';
import { asList, asObject, asText, objectsAt } from '../json.js';
import { anything, byType, type Check, Complaints, flag, list, oneOf, type Shape, shape, text, url } from './check.js';
import { ELEMENTS } from './elements.js';
import { BLOCK_LIMITS as L } from './limits.js';
import { plainText, textObject } from './text-object.js';

function elements(...types: string[]): Readonly<Record<string, Shape>> {
  return Object.fromEntries(Object.entries(ELEMENTS).filter(([type]) => types.includes(type)));
}

const MENUS = Object.keys(ELEMENTS).filter((type) => type.endsWith('_select'));
const PICKERS = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker'];
const TYPED = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input'];

const blockId = { block_id: text(L.blockId) };
const plainTexts = { plain_text: { required: { text: text(3000) }, optional: { emoji: flag } } };
const texts: Readonly<Record<string, Shape>> = {
  ...plainTexts,
  mrkdwn: { required: { text: text(3000) }, optional: { verbatim: flag } },
};
const cell = byType({
  raw_text: { required: { text: text(3000) } },
  raw_number: { required: { value: anything, text: text(3000) } },
  rich_text: { required: { elements: anything } },
});
const richText = byType({
  rich_text_section: { required: { elements: anything } },
  rich_text_list: {
    required: { elements: anything, style: oneOf('bullet', 'ordered') },
    optional: { indent: anything, offset: anything, border: anything },
  },
  rich_text_quote: { required: { elements: anything }, optional: { border: anything } },
  rich_text_preformatted: { required: { elements: anything }, optional: { border: anything, language: anything } },
});

const SHARED: Readonly<Record<string, Shape>> = {
  divider: { optional: blockId },
  header: { required: { text: plainText(L.headerText) }, optional: blockId },
  section: {
    optional: {
      ...blockId,
      text: textObject(L.sectionText),
      fields: list(textObject(L.sectionField), L.sectionFields),
      accessory: byType(elements('image', 'button', 'overflow', ...MENUS, ...PICKERS)),
      expand: flag,
    },
    also: (value, at, complaints) => {
      if (value.text === undefined && value.fields === undefined) complaints.add(at, 'missing required field: text');
    },
  },
  context: {
    required: { elements: list(byType({ ...elements('image'), ...texts }), L.contextElements) },
    optional: blockId,
  },
  actions: {
    required: {
      elements: list(byType(elements('button', 'overflow', 'datetimepicker', ...MENUS, ...PICKERS)), L.actionsElements),
    },
    optional: blockId,
    also: uniqueActionIds,
  },
  image: {
    ...ELEMENTS.image,
    optional: { ...ELEMENTS.image?.optional, ...blockId, title: plainText(2000) },
  },
  rich_text: { required: { elements: list(richText, 1000, 0) }, optional: blockId },
  input: {
    required: {
      label: plainText(L.inputLabel),
      element: byType(elements('datetimepicker', ...TYPED, ...MENUS, ...PICKERS)),
    },
    optional: { ...blockId, hint: plainText(L.inputLabel), optional: flag, dispatch_action: flag },
  },
  video: {
    required: { video_url: url(3000), thumbnail_url: url(3000), alt_text: text(L.imageAlt), title: plainText(199) },
    optional: {
      ...blockId,
      title_url: url(3000),
      author_name: text(49),
      provider_name: text(49),
      provider_icon_url: url(3000),
      description: plainText(200),
    },
  },
};

const MESSAGE_ONLY: Readonly<Record<string, Shape>> = {
  markdown: { required: { text: text(L.markdownText) }, optional: blockId },
  table: {
    required: { rows: list(list(cell, L.tableCells), L.tableRows) },
    optional: {
      ...blockId,
      column_settings: list(
        shape({ optional: { align: oneOf('left', 'center', 'right'), is_wrapped: flag } }),
        L.tableCells,
      ),
    },
  },
  alert: {
    required: { text: textObject(L.sectionText) },
    optional: { ...blockId, level: oneOf('default', 'info', 'warning', 'error', 'success') },
  },
};

/** Slack wants action ids unique within one block. */
function uniqueActionIds(block: JsonObject, at: string, complaints: Complaints): void {
  const seen = new Set<string>();
  for (const [i, element] of objectsAt(block, 'elements').entries()) {
    const id = asText(element.action_id);
    if (id !== null && seen.has(id)) complaints.add(`${at}/elements/${i}/action_id`, `action_id already exists: ${id}`);
    if (id !== null) seen.add(id);
  }
}

const checks: Readonly<Record<'message' | 'view', Check>> = {
  message: list(byType({ ...SHARED, ...MESSAGE_ONLY }), L.messageBlocks, 0),
  view: list(byType(SHARED), L.viewBlocks, 0),
};

/** What Slack would complain of in the blocks of a message or view; `at` is their JSON pointer. */
export function checkBlocks(blocks: Json, surface: 'message' | 'view', at: string): string[] {
  const complaints = new Complaints();
  checks[surface](blocks, at, complaints);
  const seen = new Set<string>();
  let focused = 0;
  for (const [i, entry] of (asList(blocks) ?? []).entries()) {
    const block = asObject(entry) ?? {};
    const id = asText(block.block_id);
    if (id !== null && seen.has(id)) complaints.add(`${at}/${i}/block_id`, `block_id already exists: ${id}`);
    if (id !== null) seen.add(id);
    for (const element of [block.element, block.accessory, ...objectsAt(block, 'elements')])
      if (asObject(element)?.focus_on_load === true) focused += 1;
  }
  if (focused > 1) complaints.add(at, 'only one element may have focus_on_load');
  return complaints.all;
}
