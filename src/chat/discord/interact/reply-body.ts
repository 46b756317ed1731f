import { sentence } from '../../../text/catalogue.js';
import type { ChatHost } from '../../host.js';
import type { Reply } from '../../registry.js';
import { holdLong } from '../hold-long.js';
import { cardMessage, type MessageBody } from '../message.js';
import { drawPicture } from '../picture.js';
import type { Reader } from '../rich-markup.js';
import type { Asker } from './asker.js';
import type { Desk } from './desk.js';
import { hint, told, toldBody } from './told.js';

export function readerOf(host: ChatHost, { lang, zone }: Asker): Reader {
  return { lang, zone, now: host.now() };
}

/** What a command answered, for the one who asked. */
export async function replyBody(desk: Desk, asker: Asker, reply: Reply): Promise<MessageBody> {
  const reader = readerOf(desk.host, asker);
  if (!reply.ok) return toldBody(refusalLines(reply, reader));
  const held = await holdLong(reply.card, (line) => desk.host.hold(line, asker.account)).catch((error: unknown) => {
    // It was done; that a button of the answer is left out must not hide it.
    desk.log.warn({ err: error }, 'discord: a long command line could not be kept for a button');
    return reply.card;
  });
  const { card, picture } = await drawPicture(held, reader, desk.log);
  return cardMessage(card, reader, { mark: null, picture });
}

/** What is wrong, and what would be right. */
export function refusalLines(refusal: Extract<Reply, { ok: false }>, reader: Reader): readonly string[] {
  const example = refusal.example === undefined ? '' : hint(reader, sentence('discord.ui.try'), refusal.example);
  return [`✗ ${told(reader, refusal.said)}`, example];
}
