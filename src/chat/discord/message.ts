import { type APIAllowedMentions, type APIEmbed, MessageFlags } from 'discord.js';
import type { Card } from '../../domain/card.js';
import type { Level } from '../../domain/level.js';
import { sentence } from '../../text/catalogue.js';
import { LEVEL_MARKS } from '../../text/level-mark.js';
import { allowedMentions, CALLS_NOBODY, type CalledIds, callable, mentionLine } from './calls.js';
import { type ControlRow, controlRows, type IdFor } from './controls.js';
import { customId } from './custom-id.js';
import { cutMarkup } from './cut.js';
import { descriptionMarkup } from './description.js';
import { LIMITS } from './limits.js';
import { type Picture, withLine } from './picture.js';
import { type Reader, richMarkup } from './rich-markup.js';
import { drillText, titleMarkup } from './title.js';

/** A message's body: the same for posts, edits and answers. Every part is there, so that an edit leaves nothing behind. */
export interface MessageBody {
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly components: ControlRow[];
  readonly allowed_mentions: APIAllowedMentions;
  readonly flags?: MessageFlags;
  /** The files it has; those it had before an edit go. */
  readonly attachments: readonly { readonly id: string; readonly filename: string; readonly description?: string }[];
  /** Sent along with it; `bare` is the same message without, for where that is refused. */
  readonly picture?: Picture;
  readonly bare?: MessageBody;
}

export interface Marked {
  /** Of the notice the message is sent for; null for answers. */
  readonly mark: string | null;
  readonly calls?: CalledIds;
  /** Default: the button's own command line, left out where it is too long (`holdLong` mends that for answers). */
  readonly idFor?: IdFor;
  /** The card's, drawn. */
  readonly picture?: Picture | null;
}

const COLORS: Readonly<Record<Level, number>> = { blue: 0x3498db, yellow: 0xf1c40f, orange: 0xe67e22, red: 0xe74c3c };
/** For what is not about a risk: quiet on dark and light. */
const NO_LEVEL = 0x80848e;

/** A card as a Discord message. */
export function cardMessage(card: Card, reader: Reader, marked: Marked): MessageBody {
  const { mark, calls = CALLS_NOBODY, idFor, picture = null } = marked;
  const called = callable(calls);
  const description = descriptionMarkup(card, reader);
  const embed: APIEmbed = {
    title: titleMarkup(card, reader),
    color: card.level === null ? NO_LEVEL : COLORS[card.level],
    ...(description === '' ? {} : { description }),
    ...(picture === null ? {} : { image: { url: `attachment://${picture.name}` } }),
  };
  return {
    content: mentionLine(called),
    embeds: [embed],
    components: [...controlRows(card, reader, mark, idFor ?? ((button) => customId(button, mark)))],
    allowed_mentions: allowedMentions(called),
    ...pictureParts(card, reader, marked, picture),
  };
}

function pictureParts(
  card: Card,
  reader: Reader,
  marked: Marked,
  picture: Picture | null,
): Pick<MessageBody, 'attachments' | 'picture' | 'bare'> {
  if (picture === null) return { attachments: [] };
  const without = withLine(card, reader, sentence('picture.discord'));
  return {
    attachments: [{ id: '0', filename: picture.name, description: picture.alt }],
    picture,
    bare: cardMessage(without, reader, { ...marked, picture: null }),
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
    attachments: [],
    allowed_mentions: allowedMentions(called),
    ...(quiet ? { flags: MessageFlags.SuppressNotifications } : {}),
  };
}
