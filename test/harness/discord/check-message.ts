import { checkAttachments } from './attachments.js';
import { checkComponents } from './check-components.js';
import { checkEmbeds } from './check-embeds.js';
import { flags } from './flags.js';
import { Form, type Path } from './form.js';
import { type Json, json, number, objects, string, strings } from './json.js';
import { emptyMessage } from './refusal.js';

export type Purpose = 'channel' | 'answer' | 'edit';

const allowedFlags: Readonly<Record<Purpose, number>> = {
  channel: flags.suppressEmbeds | flags.suppressNotifications | flags.componentsV2,
  answer: flags.suppressEmbeds | flags.suppressNotifications | flags.componentsV2 | flags.ephemeral,
  // An edit may repeat the flags the message already has.
  edit: flags.suppressEmbeds | flags.componentsV2 | flags.ephemeral | flags.hasThread | flags.suppressNotifications,
};

/** @throws Refusal 50035 with every fault */
export function checkMessage(body: Json, purpose: Purpose, path: Path = [], standing = 0, files = 0): void {
  const form = new Form();
  form.text([...path, 'content'], body.content, 2000);
  checkEmbeds(form, [...path, 'embeds'], body.embeds);
  const asked = number(body.flags);
  if ((asked & ~allowedFlags[purpose]) !== 0)
    form.add([...path, 'flags'], 'FLAGS_INVALID', `Flags ${asked} are not all allowed here`);
  const v2 = ((asked | standing) & flags.componentsV2) !== 0;
  checkComponents(form, [...path, 'components'], body.components, v2);
  if (v2) checkNoLegacy(form, path, body);
  checkNonce(form, path, body.nonce);
  checkMentions(form, [...path, 'allowed_mentions'], body.allowed_mentions);
  checkAttachments(form, path, body, files);
  form.done();
}

/** @throws Refusal 50006 */
export function checkNotEmpty(message: {
  readonly content: string;
  readonly embeds: readonly unknown[];
  readonly components: readonly unknown[];
  readonly attachments: readonly unknown[];
}): void {
  const parts = [message.embeds, message.components, message.attachments];
  if (message.content.trim() === '' && parts.every((part) => part.length === 0)) throw emptyMessage();
}

function checkNoLegacy(form: Form, path: Path, body: Json): void {
  const given: Readonly<Record<string, boolean>> = {
    content: string(body.content) !== '',
    embeds: objects(body.embeds).length > 0,
    poll: body.poll !== undefined && body.poll !== null,
    sticker_ids: strings(body.sticker_ids).length > 0,
  };
  for (const [name, isGiven] of Object.entries(given)) {
    if (isGiven)
      form.add(
        [...path, name],
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
  }
}

function checkNonce(form: Form, path: Path, nonce: unknown): void {
  if (nonce === undefined || nonce === null || Number.isInteger(nonce)) return;
  form.text([...path, 'nonce'], nonce, 25);
}

function checkMentions(form: Form, path: Path, value: unknown): void {
  if (value === undefined || value === null) return;
  const mentions = json(value);
  const parse = form.list([...path, 'parse'], mentions.parse, 3);
  parse.forEach((each, i) => {
    form.choice([...path, 'parse', i], each, ['roles', 'users', 'everyone']);
  });
  for (const name of ['users', 'roles'] as const) {
    const listed = form.list([...path, name], mentions[name], 100);
    if (listed.length > 0 && parse.includes(name))
      form.add(
        path,
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${name}"] and ${name}: [ids...] are mutually exclusive.`,
      );
    if (new Set(listed).size < listed.length)
      form.add([...path, name], 'SET_TYPE_CONTAINS_DUPLICATES', 'The list has duplicates');
  }
}
