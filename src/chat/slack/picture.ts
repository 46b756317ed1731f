import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Card, CardImage } from '../../domain/card.js';
import type { Say } from '../../domain/text.js';
import type { Logger } from '../../lib/log.js';
import { sentence } from '../../text/catalogue.js';
import { cleanText } from '../../text/clean.js';
import { say } from '../../text/say.js';
import { cutText } from './cut.js';
import { failure } from './errors.js';
import { LIMITS } from './limits.js';
import type { Reader } from './rich-text.js';

/** Where pictures are uploaded. */
export interface PictureDesk {
  readonly client: WebClient;
  readonly log: Logger;
  /** Makes a call of the Web API, or not where Slack asked for a pause. */
  run<T>(method: string, call: () => Promise<T>): Promise<T>;
}

/** A card whose picture is Slack's by now: the block that shows it, null where there is none. */
export interface Uploaded {
  readonly card: Card;
  readonly picture: KnownBlock | null;
}

const UPLOAD_MS = 10_000;

/**
 * Uploads the card's picture to the bot itself; it is seen where a message shows it, and nowhere else. A card whose
 * picture cannot be had is shown without it, with a line that says why. Never rejects.
 */
export async function uploadPicture(card: Card, desk: PictureDesk, reader: Reader): Promise<Uploaded> {
  const { image } = card;
  if (image === undefined) return { card, picture: null };
  let bytes: Uint8Array;
  try {
    bytes = await image.make();
  } catch (error) {
    desk.log.error({ err: error, picture: image.name }, 'a picture could not be drawn');
    return { card: withLine(card, reader, sentence('picture.not-drawn')), picture: null };
  }
  try {
    const id = await upload(image, bytes, desk);
    const alt = cutText(cleanText(image.alt), LIMITS.imageAlt) || '–';
    return { card, picture: { type: 'image', slack_file: { id }, alt_text: alt } };
  } catch (error) {
    const why = whyNot(error);
    desk.log.warn({ picture: image.name, why: why.log }, 'Slack: a picture could not be uploaded');
    return { card: withLine(card, reader, why.said), picture: null };
  }
}

/** The same card, with one more line of text. */
export function withLine(card: Card, { lang, zone }: Reader, said: Say): Card {
  return { ...card, text: [...card.text, say(lang, zone, said)] };
}

/** docs.slack.dev/messaging/working-with-files: an address, the bytes to it, and the word that they are all. */
async function upload(image: CardImage, bytes: Uint8Array, { client, run }: PictureDesk): Promise<string> {
  const ticket = await run('files.getUploadURLExternal', () =>
    client.files.getUploadURLExternal({ filename: image.name, length: bytes.byteLength }),
  );
  const { upload_url: url, file_id: id } = ticket;
  if (url === undefined || id === undefined) throw new Error('Slack gave no address to upload to');
  // As plain bytes: a form would not survive where another SDK in this process brought its own HTTP client.
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
    redirect: 'error',
    signal: AbortSignal.timeout(UPLOAD_MS),
  });
  if (!answer.ok) throw new Error(`HTTP ${answer.status} to an upload`);
  await run('files.completeUploadExternal', () =>
    client.files.completeUploadExternal({ files: [{ id, title: image.name }] }),
  );
  return id;
}

function whyNot(error: unknown): { readonly log: string; readonly said: Say } {
  const failed = failure(error, { channel: '', tokenEnv: '' });
  const scope =
    failed.kind === 'failed' && failed.fix?.key === 'slack.fix.missing-scope' ? failed.fix.params?.scope : null;
  if (typeof scope === 'string') return { log: failed.why, said: sentence('picture.slack-scope', { scope }) };
  // What was thrown here, outside the SDK, says itself what it is.
  const why = error instanceof Error && error.message.startsWith('HTTP ') ? error.message : failed.why;
  return { log: why, said: sentence('picture.slack', { why }) };
}
