import type { JsonObject } from '../../../../src/domain/json.js';
import type { Mention } from '../api/seen.js';
import { asText, objectsAt, textAt } from '../json.js';
import type { Content } from '../state/message.js';
import { mentionsInBlocks, renderBlocks } from './blocks.js';
import type { Eyes } from './eyes.js';
import { mentionsIn, renderMrkdwn } from './mrkdwn.js';

/** What a reader sees: blocks where there are any, else the text; attachments below either. */
export function renderMessage(content: Content, eyes: Eyes): string {
  const body = content.blocks === null ? renderMrkdwn(content.text, eyes) : renderBlocks(content.blocks, eyes);
  return [body, ...content.attachments.map((attachment) => renderAttachment(attachment, eyes))]
    .filter((part) => part !== '')
    .join('\n');
}

function renderAttachment(attachment: JsonObject, eyes: Eyes): string {
  if (attachment.blocks !== undefined) return renderBlocks(objectsAt(attachment, 'blocks'), eyes);
  const marked = (name: string) => renderMrkdwn(textAt(attachment, name), eyes);
  const fields = objectsAt(attachment, 'fields').map(
    (field) => `${textAt(field, 'title')}\n${renderMrkdwn(textAt(field, 'value'), eyes)}`,
  );
  const parts = [marked('pretext'), textAt(attachment, 'author_name'), marked('title'), marked('text'), ...fields];
  return [...parts, textAt(attachment, 'footer')].filter((part) => part !== '').join('\n');
}

/** Whom a message calls, in what is shown and in what a notification says; each once. */
export function mentionsInMessage(content: Content): Mention[] {
  const legacy = content.attachments.flatMap((attachment) =>
    ['pretext', 'title', 'text'].flatMap((name) => mentionsIn(textAt(attachment, name))),
  );
  const fields = content.attachments.flatMap((attachment) =>
    objectsAt(attachment, 'fields').flatMap((field) => mentionsIn(textAt(field, 'value'))),
  );
  const all = [
    ...mentionsIn(content.text),
    ...mentionsInBlocks(content.blocks ?? []),
    ...mentionsInBlocks(content.attachments.flatMap((attachment) => objectsAt(attachment, 'blocks'))),
    ...legacy,
    ...fields,
  ];
  return [...new Map(all.map((mention) => [`${mention.kind} ${mention.id}`, mention])).values()];
}

export function colorsOf(content: Content): string[] {
  return content.attachments.map((attachment) => asText(attachment.color)).filter((color) => color !== null);
}
