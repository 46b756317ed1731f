import type { HomeView, KnownBlock } from '@slack/types';
import type { Card, CardButton } from '../../../domain/card.js';
import { sentence } from '../../../text/catalogue.js';
import { say, sayText } from '../../../text/say.js';
import { cardBlocks } from '../blocks.js';
import { marked } from '../body.js';
import { LIMITS } from '../limits.js';
import { mrkdwn, type Reader } from '../rich-text.js';

const BLOCKS_MOST = 100;

/** Home, made of the cockpit's cards; a stranger gets a button to press, which tells them how to be linked. */
export function homeView(cards: readonly Card[], stranger: boolean, reader: Reader): HomeView {
  const shown = stranger ? withStatus(cards, reader) : cards;
  const parts = shown.map((card) => cardBlocks(card, reader).blocks.map(withoutId));
  const blocks: KnownBlock[] = [];
  for (const [i, part] of parts.entries()) {
    const divider: KnownBlock[] = i === 0 ? [] : [{ type: 'divider' }];
    // One is kept for what is said of the rest.
    if (blocks.length + divider.length + part.length > BLOCKS_MOST - 1) {
      const more = say(reader.lang, reader.zone, sentence('slack.ui.home.more', { n: parts.length - i }));
      blocks.push({ type: 'section', text: marked(mrkdwn(more, reader, LIMITS.section)) });
      break;
    }
    blocks.push(...divider, ...part);
  }
  return { type: 'home', blocks };
}

/** What tells whether there is anything new: the small lines only say when it was looked. */
export function fingerprint(view: HomeView): string {
  return JSON.stringify(view.blocks.filter((block) => block.type !== 'context'));
}

function withStatus(cards: readonly Card[], reader: Reader): readonly Card[] {
  const [first, ...others] = cards;
  if (!first || first.buttons.length > 0) return cards;
  const label = sayText(reader.lang, reader.zone, sentence('button.status'), reader.now);
  const button: CardButton = { command: 'status', label, style: 'primary' };
  return [{ ...first, buttons: [button] }, ...others];
}

/** Block ids name one block of a view; cards know nothing of each other. */
function withoutId(block: KnownBlock): KnownBlock {
  const { block_id: _, ...rest } = block;
  return rest;
}
