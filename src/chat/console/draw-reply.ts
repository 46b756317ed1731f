import { sentence } from '../../text/catalogue.js';
import { cleanText } from '../../text/clean.js';
import { sayText } from '../../text/say.js';
import type { Reply } from '../registry.js';
import { type Drawing, drawBox, drawPlain } from './draw.js';

/** What a command answered: a box where it holds figures, else plain lines; a refusal with what to type instead. */
export function drawReply(reply: Reply, d: Drawing): readonly string[] {
  if (reply.ok) {
    const { card } = reply;
    return card.level !== null || card.fields.length > 0 ? drawBox(card, d) : drawPlain(card, d);
  }
  const lines = [d.paint.bad(`✗ ${cleanText(sayText(d.lang, d.zone, reply.said, d.now))}`)];
  if (reply.example !== undefined) {
    const line = `/risk ${reply.example}`;
    lines.push(d.paint.dim(`  ${sayText(d.lang, d.zone, sentence('console.example', { line }), d.now)}`));
  }
  return lines;
}
