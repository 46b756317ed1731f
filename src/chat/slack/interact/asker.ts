import QuickLRU from 'quick-lru';
import type { Person } from '../../../domain/person.js';
import type { Lang } from '../../../domain/text.js';
import { within } from '../../../lib/within.js';
import type { ChatHost } from '../../host.js';
import { accountIn } from '../account.js';
import type { Workspace } from '../options.js';

/** Somebody who typed or pressed something, and how they are answered. */
export interface Asker {
  readonly person: Person | null;
  /** As the bot names it: with the workspace, where that is not the first. */
  readonly account: { readonly id: string; readonly name: string };
  readonly lang: Lang;
  /** IANA */
  readonly zone: string;
}

/** What Slack knows of an account. */
export interface Profile {
  readonly name: string;
  readonly lang: Lang | null;
  readonly zone: string | null;
}

export interface Askers {
  /** `user`: by Slack's own id. */
  asker(workspace: Workspace, user: { readonly id: string; readonly name: string }): Promise<Asker>;
  /** null where Slack does not say in time. */
  profile(workspace: Workspace, id: string): Promise<Profile | null>;
}

const REMEMBERED = 2_000;
const REMEMBERED_MS = 60 * 60_000;
/** A dialog must be open within 3 s of the click; whoever they are, they are answered. */
const ASK_MS = 700;

export function createAskers(host: ChatHost): Askers {
  const profiles = new QuickLRU<string, Profile>({ maxSize: REMEMBERED, maxAge: REMEMBERED_MS });

  async function ask(workspace: Workspace, id: string, key: string): Promise<Profile | null> {
    try {
      const { user } = await workspace.client.users.info({ user: id, include_locale: true });
      const name = user?.profile?.display_name || user?.real_name || user?.name || id;
      const profile = { name, lang: langOf(user?.locale), zone: zoneOf(user?.tz) };
      profiles.set(key, profile);
      return profile;
    } catch {
      // Without it they are answered in the language and zone of the house.
      return null;
    }
  }

  const profile = (workspace: Workspace, id: string): Promise<Profile | null> => {
    const key = `${workspace.id ?? ''}/${id}`;
    const known = profiles.get(key);
    return known ? Promise.resolve(known) : within(ask(workspace, id, key), ASK_MS);
  };

  return {
    profile,
    async asker(workspace, user) {
      const account = { id: accountIn(workspace, user.id), name: user.name };
      const person = host.personOf('slack', account.id);
      const lang = person ? host.chosenLang(person) : null;
      const zone = person?.zone ?? null;
      const known = lang !== null && zone !== null ? null : await profile(workspace, user.id);
      return {
        person,
        account,
        lang: lang ?? known?.lang ?? host.settings.lang,
        zone: zone ?? known?.zone ?? host.settings.zone,
      };
    },
  };
}

/** `zh-TW` → `zh-CN`, which is the Chinese there is; every other locale reads English. */
function langOf(locale: string | undefined): Lang | null {
  if (!locale) return null;
  return /^zh/iu.test(locale) ? 'zh-CN' : 'en';
}

function zoneOf(tz: string | undefined): string | null {
  if (!tz) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: tz }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
