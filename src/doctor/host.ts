import { commands } from '../../commands/index.js';
import type { ChatHost } from '../chat/host.js';
import type { Invocation } from '../chat/registry.js';
import { plainCard } from '../domain/card.js';
import type { Settings } from '../domain/settings.js';
import { sentence } from '../text/catalogue.js';
import { say, sayText } from '../text/say.js';

/** A press of the doctor's button that came to the doctor itself. */
export type OnPress = (code: string, by: Invocation) => void;

/**
 * A host that knows the doctor's button and nothing else. What people ask of the bot may come here while the doctor is
 * connected (Slack spreads it over all connections): they are told to ask again, and nothing is done.
 */
export function createDoctorsHost(settings: Settings, now: () => number, onPress: OnPress): ChatHost {
  const busy = { ok: false, said: sentence('doctor.busy') } as const;
  const notHere = async (): Promise<never> => {
    throw new Error('tocsin doctor answers nothing but its own button');
  };
  return {
    settings,
    commands,
    now,
    async execute(invocation) {
      const code = /^doctor ([0-9a-f]{8})$/u.exec(invocation.text)?.[1];
      if (code === undefined) return busy;
      onPress(code, invocation);
      const { lang, zone } = invocation;
      const title = sayText(lang, zone, sentence('doctor.card.title'), now());
      return { ok: true, card: plainCard(title, [say(lang, zone, sentence('doctor.heard'))]) };
    },
    check: () => busy,
    complete: async () => [],
    // For somebody known a button may open a dialog, which nobody here could fill.
    personOf: () => null,
    chosenLang: () => null,
    hold: notHere,
    form: notHere,
    cockpit: notHere,
    titles: notHere,
    counts: notHere,
    incidentAt: notHere,
  };
}
