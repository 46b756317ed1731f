import type { KnownBlock } from '@slack/types';
import type { Card } from '../../domain/card.js';
import { body, foot, head, marked } from './body.js';
import { BUDGETS, type Budget } from './budget.js';
import { controls } from './controls.js';
import { cutText } from './cut.js';
import { escapeText } from './escape.js';
import { headline } from './headline.js';
import { LIMITS } from './limits.js';
import { type Mention, mentionMarkup } from './mention.js';
import { plain, type Reader } from './rich-text.js';

/** A message as Slack takes it: its blocks, and the line a notification shows of it. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/**
 * A card as a message that keeps all of Slack's limits: big title with the mark, text, figures in two columns, a small
 * line, buttons. Only `calls` are live mentions. No coloured bar: Slack folds what stands beside one, buttons included.
 */
export function cardBlocks(
  card: Card,
  reader: Reader,
  calls: readonly Mention[] = [],
  picture: KnownBlock | null = null,
): SlackMessage {
  return { text: notification(card, reader, calls), blocks: fitted(card, reader, calls, picture) };
}

function fitted(card: Card, reader: Reader, calls: readonly Mention[], picture: KnownBlock | null): KnownBlock[] {
  let blocks: KnownBlock[] = [];
  for (const budget of BUDGETS) {
    blocks = made(card, reader, calls, budget, picture);
    if (blocks.length <= LIMITS.messageBlocks && JSON.stringify(blocks).length <= LIMITS.blocksJson) return blocks;
  }
  return blocks.slice(0, LIMITS.messageBlocks);
}

function made(
  card: Card,
  reader: Reader,
  calls: readonly Mention[],
  budget: Budget,
  picture: KnownBlock | null,
): KnownBlock[] {
  const called = mentionMarkup(calls.slice(0, MOST_CALLED));
  const all: KnownBlock[] = [
    ...(called === '' ? [] : [{ type: 'section' as const, text: marked(called) }]),
    ...head(card, reader),
    ...(picture === null ? [] : [picture]),
    ...body(card, reader, budget),
    ...foot(card, reader),
    ...controls(card, reader, budget.controls),
  ];
  return all.slice(0, LIMITS.messageBlocks);
}

/** More people than this are a user group. */
const MOST_CALLED = 50;

/** `@lina 🔴 RED INC-42 · Deliveries late in the east — what happens`, escaped; times as text. */
function notification(card: Card, reader: Reader, calls: readonly Mention[]): string {
  const first = card.text[0];
  const happening = first === undefined ? '' : plain(first, reader, LIMITS.notification);
  const said = [headline(card, reader), happening].filter((part) => part.trim() !== '').join(' — ');
  const called = mentionMarkup(calls.slice(0, MOST_CALLED));
  return [called, escapeText(cutText(said, LIMITS.notification))].filter((part) => part !== '').join(' ') || '–';
}
