import type { RawFile } from 'discord.js';
import type { MessageBody } from './message.js';
import { fileOf, refusesFile } from './picture.js';

/** A body as Discord takes it, without what only goes along with it. */
export type Sendable = Omit<MessageBody, 'picture' | 'bare'>;

/** Sends a body with its picture, or without it where Discord takes no file there. Rejects as `send` does. */
export async function sendPictured<T>(
  { picture, bare, ...body }: MessageBody,
  send: (body: Sendable, files: RawFile[]) => Promise<T>,
): Promise<T> {
  if (picture === undefined) return send(body, []);
  try {
    return await send(body, [fileOf(picture)]);
  } catch (error) {
    if (bare === undefined || !refusesFile(error)) throw error;
    return sendPictured(bare, send);
  }
}
