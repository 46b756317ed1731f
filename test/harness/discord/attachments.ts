import type { Form } from './form.js';
import { type Json, json, objects, string } from './json.js';
import { Refusal } from './refusal.js';

/** A file that came with a request. */
export interface Upload {
  /** `files[0]` */
  readonly key: string;
  readonly filename: string;
  readonly bytes: Uint8Array;
}

/** A file of a message. */
export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  /** The alternative text; empty where there is none. */
  readonly description: string;
  readonly bytes: Uint8Array;
}

/** docs/reference#uploading-files: bytes a bot may send to a server nobody pays for. */
const MOST_BYTES = 10 * 1024 * 1024;

/**
 * New files as they become a message's. A body that lists attachments shows only those it lists, each under the number
 * of its part. @throws Refusal 40005 where they are too large
 */
export function attached(body: Json, files: readonly Upload[], newId: () => string): readonly Attachment[] {
  if (files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) > MOST_BYTES)
    throw new Refusal(413, 40005, 'Request entity too large');
  return files.flatMap(({ key, filename, bytes }) => {
    const number = /^files\[(\d+)\]$/.exec(key)?.[1];
    const listed = objects(body.attachments).find((each) => String(each.id) === number);
    if ('attachments' in body && body.attachments !== null && listed === undefined) return [];
    const name = string(listed?.filename) || filename;
    return [{ id: newId(), filename: name, size: bytes.byteLength, description: string(listed?.description), bytes }];
  });
}

/** What stays of a message's files at an edit: all, unless the body lists which. */
export function kept(body: Json, before: readonly Attachment[]): readonly Attachment[] {
  if (!('attachments' in body)) return before;
  return before.filter(({ id }) => objects(body.attachments).some((each) => String(each.id) === id));
}

/** What is wrong with the list of files, and with embeds that show one that is not there. */
export function checkAttachments(form: Form, path: readonly (string | number)[], body: Json, files: number): void {
  const listed = form.list([...path, 'attachments'], body.attachments, 10);
  listed.forEach((each, i) => {
    const attachment = json(each);
    const at = [...path, 'attachments', i];
    form.text([...at, 'description'], attachment.description, 1024);
    form.text([...at, 'filename'], attachment.filename, 1024);
    // A short number is that of a part of the request, a long one that of a file the message has.
    const id = String(attachment.id);
    if (id.length < 5 && Number(id) >= files)
      form.add([...at, 'id'], 'ATTACHMENT_NOT_FOUND', `Attachment ${id} is not among the files of this request`);
  });
}
