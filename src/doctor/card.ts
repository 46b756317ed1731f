import { NO_CALLS, type Outgoing } from '../chat/chat.js';
import { type CardButton, plainCard } from '../domain/card.js';
import type { Channel } from '../domain/channel.js';
import type { Say } from '../domain/text.js';
import { sentence } from '../text/catalogue.js';
import { say, sayText } from '../text/say.js';

/** The message of the doctor: with its button, or with what came of it. */
export function doctorsMessage(channel: Channel, code: string, said: Say, button: boolean): Outgoing {
  const { lang, zone } = channel;
  const press: CardButton = {
    command: `doctor ${code}`,
    label: sayText(lang, zone, sentence('doctor.card.button'), 0),
    style: 'primary',
  };
  const title = sayText(lang, zone, sentence('doctor.card.title'), 0);
  return {
    nonce: `doctor:${code}`,
    askedAt: 0,
    kind: 'card',
    card: plainCard(title, [say(lang, zone, said)], { buttons: button ? [press] : [] }),
    thread: null,
    broadcast: false,
    calls: NO_CALLS,
    uncertainSince: null,
  };
}
