import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Json } from '../../../../src/domain/json.js';
import { packageRoot } from '../../../../src/lib/root.js';
import { asList, asObject, asText, parseJson } from '../json.js';

/** Lengths in UTF-16 units, counts in items. Sources: `types` = doc comments of @slack/types 3.2, `docs` = docs.slack.dev. */
const BUILT_IN = {
  messageBlocks: 50, // docs
  viewBlocks: 100, // types, docs
  blockId: 255, // types
  actionId: 255, // types
  sectionText: 3000, // types
  sectionFields: 10, // types
  sectionField: 2000, // types
  headerText: 150, // types
  actionsElements: 25, // types
  contextElements: 10, // types
  buttonText: 75, // types
  buttonValue: 2000, // types
  buttonUrl: 3000, // types
  confirmTitle: 100, // types
  confirmText: 300, // types
  confirmButton: 30, // types
  optionText: 75, // docs
  optionValue: 150, // docs; @slack/types still says 75
  optionDescription: 75, // docs
  selectOptions: 100, // types
  overflowOptions: 5, // types
  checkOptions: 10, // types
  placeholder: 150, // types
  inputLabel: 2000, // types
  plainTextInput: 3000, // types
  viewTitle: 24, // types
  privateMetadata: 3000, // types
  callbackId: 255, // types
  imageAlt: 2000, // types
  markdownText: 12_000, // types
  tableRows: 100, // types
  tableCells: 20, // types
  messageText: 40_000, // docs
  allBlocksText: 13_000, // msg_blocks_too_long seen about here: slackapi/bolt-js#2509
};
export type BlockLimits = Readonly<typeof BUILT_IN>;

/** Which figures stand, in order, in each entry of slack-limits.json. */
const ENTRIES: Readonly<Record<string, readonly (keyof BlockLimits)[]>> = {
  'message.blocks.max': ['messageBlocks'],
  'view.blocks.max': ['viewBlocks'],
  block_id: ['blockId'],
  action_id: ['actionId'],
  'section.fields': ['sectionFields', 'sectionField'],
  'header.text': ['headerText'],
  'actions.elements': ['actionsElements'],
  'context.elements': ['contextElements'],
  'button.text': ['buttonText'],
  'button.value': ['buttonValue'],
  'button.url': ['buttonUrl'],
  confirm: ['confirmTitle', 'confirmText', 'confirmButton'],
  option: ['optionText', 'optionValue'],
  'select.options': ['selectOptions'],
  'overflow.options': ['overflowOptions'],
  'checkboxes/radio.options': ['checkOptions'],
  placeholder: ['placeholder'],
  'input.label/hint': ['inputLabel'],
  'plain_text_input.max_length': ['plainTextInput'],
  'view.title/submit/close': ['viewTitle'],
  'view.private_metadata': ['privateMetadata'],
  'view.callback_id': ['callbackId'],
  'image alt_text': ['imageAlt'],
  'markdown.text': ['markdownText'],
  'table.rows': ['tableRows', 'tableCells'],
};

/** The built-in figures with those of a slack-limits.json laid over them. */
export function limitsWith(specification: Json | undefined): BlockLimits {
  const limits = { ...BUILT_IN };
  for (const [entry, keys] of Object.entries(ENTRIES)) {
    const written = asObject(specification)?.[entry];
    const text = asText(written) ?? String(asList(written)?.[0] ?? '');
    const figures = (text.match(/\d+/g) ?? []).map(Number);
    for (const [i, key] of keys.entries()) limits[key] = figures[i] ?? limits[key];
  }
  return limits;
}

/** Where the specification lies beside a working copy; a clone alone does without. */
export const SPECIFICATION = path.join(packageRoot(import.meta.url), '..', 'shared', 'specs', 'slack-limits.json');

export const BLOCK_LIMITS: BlockLimits = limitsWith(
  existsSync(SPECIFICATION) ? parseJson(readFileSync(SPECIFICATION, 'utf8')) : undefined,
);
