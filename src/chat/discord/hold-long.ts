import type { Card, CardButton } from '../../domain/card.js';
import { customId } from './custom-id.js';

/**
 * The card with every button whose command line is too long for Discord standing for a held line instead. `hold` keeps a
 * line and gives its code. For answers to one person: what is held is held for an account, and for minutes.
 */
export async function holdLong(card: Card, hold: (line: string) => Promise<string>): Promise<Card> {
  const short = async (button: CardButton): Promise<CardButton> => {
    if (customId(button, null) !== null) return button;
    const { command, label, style } = button;
    return { command: `held ${await hold(command)}`, label, style };
  };
  return {
    ...card,
    buttons: await Promise.all(card.buttons.map(short)),
    more: await Promise.all(card.more.map(short)),
  };
}
