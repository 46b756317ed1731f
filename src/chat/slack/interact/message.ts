import type { KnownBlock } from '@slack/types';
import { sentence } from '../../../text/catalogue.js';
import { say } from '../../../text/say.js';
import type { Reply } from '../../registry.js';
import { cardBlocks } from '../blocks.js';
import { marked } from '../body.js';
import { cutText } from '../cut.js';
import { entities } from '../escape.js';
import { LIMITS } from '../limits.js';
import { mrkdwn, plain, type Reader } from '../rich-text.js';

/** As much of a Slack message as answers need. */
export interface Message {
  /** What notifications show. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** What a command answered, without its picture; a refusal with a line that would be right. */
export function replyMessage(reply: Reply, reader: Reader): Message {
  if (reply.ok) {
    const { text, blocks } = cardBlocks(reply.card, reader);
    return { text, blocks: [...blocks] };
  }
  const said = say(reader.lang, reader.zone, reply.said);
  const lines = [mrkdwn(said, reader, LIMITS.section / 2)];
  if (reply.example !== undefined) lines.push(tryLine(reply.example, reader));
  return {
    text: entities(plain(said, reader, LIMITS.notification)),
    blocks: [{ type: 'section', text: marked(lines.join('\n')) }],
  };
}

/** Try: `/risk ack INC-42` */
function tryLine(example: string, reader: Reader): string {
  // A backtick would end the code; the line is one to be typed, so that nothing else of it is changed.
  const code = `/risk ${example}`.replaceAll('`', "'").replace(/\s+/gu, ' ');
  const line = `\`${entities(cutText(code, LIMITS.section / 4))}\``;
  const [before, after] = mrkdwn(
    say(reader.lang, reader.zone, sentence('slack.ui.try', { line: MARK })),
    reader,
    LIMITS.section,
  ).split(MARK);
  return `${before ?? ''}${line}${after ?? ''}`;
}
/** A private-use character, which no catalogue holds. */
const MARK = '\u{e000}';
