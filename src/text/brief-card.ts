import type { Card } from '../domain/card.js';
import { type Key, sentence } from './catalogue.js';
import type { CardReader } from './incident-card.js';
import { sayText } from './say.js';

/** What a manager wants to know, in this order: what stands, whose it is, what it may cost, by when, what is demanded. */
const KEPT: readonly Key[] = ['card.state', 'card.owner', 'card.money', 'card.due', 'card.response'];

/** The same card for those who lead: the sentence, five figures at most, and the way to more. */
export function briefCard(card: Card, { lang, zone, now }: CardReader): Card {
  const names = KEPT.map((key) => sayText(lang, zone, sentence(key), now));
  return {
    ...card,
    fields: card.fields.filter((field) => names.includes(field.name)),
    buttons: card.buttons.filter((button) => /^(?:ack|why|info) /.test(button.command)),
    more: [],
    footer: null,
  };
}
