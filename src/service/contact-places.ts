import type { MissedWay } from '../domain/escalation/contact.js';
import { DIRECT_CHATS } from '../domain/escalation/ways.js';
import type { Live } from './live.js';

/** Where a way of somebody leads, as the outbox names it. */
export type Places =
  | { readonly channels: readonly string[]; readonly missed: null }
  | { readonly channels: readonly []; readonly missed: MissedWay };

/** `dm:slack:U0123`, one for each of their accounts there; `webhook:sms:lin`. */
export function placesOf(live: Pick<Live, 'settings' | 'withAccounts'>, id: string, way: string): Places {
  const { settings } = live;
  const person = settings.people.find((each) => each.id === id);
  if (!person) return missed('person');
  if (DIRECT_CHATS.includes(way)) {
    if (!settings.channels.some(({ platform }) => platform === way)) return missed('chat');
    const accounts = live.withAccounts(person).accounts.filter(({ platform }) => platform === way);
    return accounts.length === 0 ? missed('account') : found(accounts.map((account) => `dm:${way}:${account.id}`));
  }
  const webhook = webhookOf(way);
  if (!settings.webhooks.some((each) => each.id === webhook)) return missed('webhook');
  return found([`${way}:${id}`]);
}

/** The id of a webhook a way names (`webhook:sms`); null: it names none. */
export function webhookOf(way: string): string | null {
  return way.startsWith('webhook:') ? way.slice('webhook:'.length) : null;
}

function found(channels: readonly string[]): Places {
  return { channels, missed: null };
}
function missed(why: MissedWay): Places {
  return { channels: [], missed: why };
}
