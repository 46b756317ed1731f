import { type APIAllowedMentions, type APIEmbed, MessageFlags } from 'discord.js';
import type { Card } from '../../domain/card.js';
import type { Level } from '../../domain/level.js';
import { LEVEL_MARKS } from '../../text/level-mark.js';
import { allowedMentions, CALLS_NOBODY, type CalledIds, callable, mentionLine } from './calls.js';
import { type ControlRow, controlRows, type IdFor } from './controls.js';
import { customId } from './custom-id.js';
import { cutMarkup } from './cut.js';
import { descriptionMarkup } from './description.js';
import { LIMITS } from './limits.js';
import { type Reader, richMarkup } from './rich-markup.js';
import { drillText, titleMarkup } from './title.js';

/** A message's body: the same for posts, edits and answers. Every part is there, so that an edit leaves nothing behind. */
export interface MessageBody {
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly components: ControlRow[];
  readonly allowed_mentions: APIAllowedMentions;
  readonly flags?: MessageFlags;
}

export interface Marked {
  /** Of the notice the message is sent for; null for answers. */
  readonly mark: string | null;
  readonly calls?: CalledIds;
  /** Default: the button's own command line, left out where it is too long (`holdLong` mends that for answers). */
  readonly idFor?: IdFor;
}

const COLORS: Readonly<Record<Level, number>> = { blue: 0x3498db, yellow: 0xf1c40f, orange: 0xe67e22, red: 0xe74c3c };
/** For what is not about a risk: quiet on dark and light. */
const NO_LEVEL = 0x80848e;

/** A card as a Discord message. */
export function cardMessage(card: Card, reader: Reader, { mark, calls = CALLS_NOBODY, idFor }: Marked): MessageBody {
  const called = callable(calls);
  const description = descriptionMarkup(card, reader);
  const embed: APIEmbed = {
    title: titleMarkup(card, reader),
    color: card.level === null ? NO_LEVEL : COLORS[card.level],
    ...(description === '' ? {} : { description }),
  };
  return {
    content: mentionLine(called),
    embeds: [embed],
    components: [...controlRows(card, reader, mark, idFor ?? ((button) => customId(button, mark)))],
    allowed_mentions: allowedMentions(called),
  };
}

/** A card as bare lines: history in a thread, the bot's own words. `quiet`: rings no phone. */
export function lineMessage(
  card: Card,
  reader: Reader,
  { calls = CALLS_NOBODY, quiet = false }: { readonly calls?: CalledIds; readonly quiet?: boolean } = {},
): MessageBody {
  const called = callable(calls);
  const mark = card.level === null ? '' : `${LEVEL_MARKS[card.level]} `;
  const words = card.text.map((rich) => richMarkup(rich, reader)).join('\n');
  const line = `${drillText(card, reader)}${mark}${words.trim() === '' ? titleMarkup(card, reader) : words}`;
  const ring = mentionLine(called);
  const head = ring === '' ? '' : `${ring}\n`;
  return {
    content: `${head}${cutMarkup(line, LIMITS.content - head.length)}`,
    embeds: [],
    components: [],
    allowed_mentions: allowedMentions(called),
    ...(quiet ? { flags: MessageFlags.SuppressNotifications } : {}),
  };
}
