import type { Interaction } from 'discord.js';
import type { HeldAccount } from '../../../domain/held.js';
import type { Person } from '../../../domain/person.js';
import type { Lang } from '../../../domain/text.js';
import type { ChatHost } from '../../host.js';
import type { Invocation } from '../../registry.js';

const PLATFORM = 'discord';

/** Who pressed or typed, and how they are answered. */
export interface Asker {
  readonly person: Person | null;
  readonly account: HeldAccount;
  readonly lang: Lang;
  /** IANA */
  readonly zone: string;
  readonly channel: string | null;
}

export function askerOf(host: ChatHost, interaction: Interaction): Asker {
  const { user } = interaction;
  const person = host.personOf(PLATFORM, user.id);
  const lang = (person && host.chosenLang(person)) ?? langOf(interaction.locale);
  return {
    person,
    account: { platform: PLATFORM, id: user.id, name: user.displayName, lang },
    lang,
    zone: person?.zone ?? host.settings.zone,
    channel: interaction.channelId,
  };
}

/** The line as the one who asked would have typed it. `message`: the ref of the message it is about. */
export function invocationOf(asker: Asker, text: string, message: string | null = null): Invocation {
  const { person, account, channel, lang, zone } = asker;
  return {
    text,
    person,
    platform: PLATFORM,
    account: { id: account.id, name: account.name },
    channel,
    message,
    lang,
    zone,
  };
}

/** Every Chinese reader gets Chinese; everybody else English. */
export function langOf(locale: string): Lang {
  return /^zh\b/iu.test(locale) ? 'zh-CN' : 'en';
}
