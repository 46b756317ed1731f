import type { Rich } from '../../../domain/card.js';
import type { Say } from '../../../domain/text.js';
import { say } from '../../../text/say.js';
import { allowedMentions, CALLS_NOBODY } from '../calls.js';
import type { ControlRow } from '../controls.js';
import { cutMarkup } from '../cut.js';
import { escapeText } from '../escape.js';
import { LIMITS } from '../limits.js';
import type { MessageBody } from '../message.js';
import { type Reader, richMarkup } from '../rich-markup.js';

/** A message of plain lines, already markup, with the controls under it. It rings nobody. */
export function toldBody(lines: readonly string[], components: readonly ControlRow[] = []): MessageBody {
  return {
    content: cutMarkup(lines.filter((line) => line !== '').join('\n'), LIMITS.content),
    embeds: [],
    components: [...components],
    attachments: [],
    allowed_mentions: allowedMentions(CALLS_NOBODY),
  };
}

/** A sentence and what to type, on one line. */
export function hint(reader: Reader, sentence: Say, line: string): string {
  const words = told(reader, sentence);
  // A full-width colon brings its own space.
  return `${words}${words.endsWith('：') ? '' : ' '}${typed(`/risk ${line}`)}`;
}

export function told(reader: Reader, sentence: Say): string {
  return richMarkup(spoken(reader, sentence), reader);
}

function spoken({ lang, zone }: Reader, sentence: Say): Rich {
  return say(lang, zone, sentence);
}

/** What is typed as it stands, set apart from the words around it. */
export function typed(text: string): string {
  return /[`\n]/.test(text) ? escapeText(text) : `\`${text}\``;
}
