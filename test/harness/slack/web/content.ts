import type { Json, JsonObject } from '../../../../src/domain/json.js';
import { checkBlocks } from '../blocks/blocks.js';
import { BLOCK_LIMITS } from '../blocks/limits.js';
import { asList, asObject, asText, objectsAt, objectsOf, textAt } from '../json.js';
import type { Content } from '../state/message.js';
import type { Team } from '../state/team.js';
import type { Args } from './args.js';
import { checkMetadata } from './metadata.js';
import { checkShownFiles } from './shown-files.js';
import { refused, SlackError } from './slack-error.js';

const ATTACHMENTS = 100; // docs: too_many_attachments

/** What a call says, checked as Slack checks it; what was not given is left out. Throws SlackError. */
export function readContent(args: Args, team: Team, maxText: number = BLOCK_LIMITS.messageText): Partial<Content> {
  const text = args.text('markdown_text') ?? args.text('text');
  const blocks = args.json('blocks', 'invalid_blocks_format');
  const attachments = args.json('attachments', 'invalid_attachments');
  const metadata = args.json('metadata', 'invalid_metadata_format');
  if (text !== null && text.length > maxText) throw new SlackError('msg_too_long');
  return {
    ...(text === null ? {} : { text: linkNames(text, args) }),
    ...(blocks === undefined ? {} : { blocks: readBlocks(blocks, team) }),
    ...(attachments === undefined ? {} : { attachments: readAttachments(attachments) }),
    ...(metadata === undefined ? {} : { metadata: checkMetadata(metadata) }),
  };
}

/** A new message has to say something. */
export function wholeContent(args: Args, team: Team): Content {
  const given = readContent(args, team);
  const blocks = given.blocks?.length ? given.blocks : null;
  const attachments = given.attachments ?? [];
  if (given.text === undefined && blocks === null && attachments.length === 0) throw new SlackError('no_text');
  return { text: given.text ?? '', blocks, attachments, metadata: given.metadata ?? null };
}

function readBlocks(value: Json, team: Team): JsonObject[] {
  if (asList(value) === null) throw new SlackError('invalid_blocks_format');
  const complaints = checkBlocks(value, 'message', '/blocks');
  if (complaints.length > 0) throw refused('invalid_blocks', complaints);
  checkShownFiles(value, team);
  const blocks = objectsOf(value);
  const markdown = blocks.filter((block) => block.type === 'markdown').map((block) => textAt(block, 'text').length);
  const tooMuchMarkdown = markdown.reduce((sum, length) => sum + length, 0) > BLOCK_LIMITS.markdownText;
  if (tooMuchMarkdown || textLength(blocks) > BLOCK_LIMITS.allBlocksText) throw new SlackError('msg_blocks_too_long');
  return withBlockIds(blocks);
}

/** Slack gives every block an id where the app gave none. */
export function withBlockIds(blocks: readonly JsonObject[]): JsonObject[] {
  return blocks.map((block, i) => ({
    ...withActionIds(block),
    block_id: asText(block.block_id) ?? `b${i}${Math.random().toString(36).slice(2, 6)}`,
  }));
}

function withActionIds(block: JsonObject): JsonObject {
  const fill = (value: Json | undefined, key: string): Json | undefined => {
    const element = asObject(value);
    const interactive = element && !['image', 'plain_text', 'mrkdwn'].includes(textAt(element, 'type'));
    return interactive && element.action_id === undefined ? { ...element, action_id: `a${key}` } : value;
  };
  const filled: JsonObject = { ...block };
  for (const key of ['accessory', 'element']) {
    const value = fill(block[key], key);
    if (value !== undefined) filled[key] = value;
  }
  if (block.type === 'actions')
    filled.elements = objectsAt(block, 'elements').map((el, i) => fill(el, String(i)) ?? el);
  return filled;
}

function readAttachments(value: Json): JsonObject[] {
  const list = asList(value);
  if (list === null) throw new SlackError('invalid_attachments');
  if (list.length > ATTACHMENTS) throw new SlackError('too_many_attachments');
  return objectsOf(value).map((attachment, i): JsonObject => {
    const blocks = attachment.blocks;
    const complaints = blocks === undefined ? [] : checkBlocks(blocks, 'message', `/attachments/${i}/blocks`);
    if (complaints.length > 0) throw refused('invalid_attachments', complaints);
    const kept: JsonObject = blocks === undefined ? {} : { blocks: withBlockIds(objectsOf(blocks)) };
    return { fallback: '[no preview available]', ...attachment, ...kept, id: i + 1 };
  });
}

/** `@here` in plain text is a call only where the app asked for names to be linked. */
function linkNames(text: string, args: Args): string {
  if (!args.flag('link_names') && args.text('parse') !== 'full') return text;
  return text.replace(/(^|[\s(])@(here|channel|everyone)\b/g, '$1<!$2>');
}

/** Characters of every text in blocks. */
function textLength(value: Json): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + textLength(entry), 0);
  const object = asObject(value);
  if (object === null) return 0;
  return Object.entries(object).reduce(
    (sum, [key, entry]) => sum + (key === 'text' && typeof entry === 'string' ? entry.length : textLength(entry)),
    0,
  );
}
