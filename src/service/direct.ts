import { accountKey } from '../domain/person.js';
import type { Live } from './live.js';

/** Channels of somebody's direct messages in the chats that run: `dm:slack:U0123`. None where they have no account there. */
export function directChannels(live: Live, person: string): readonly string[] {
  const found = live.settings.people.find(({ id }) => id === person);
  if (!found) return [];
  const running = new Set(live.settings.channels.map(({ platform }) => platform));
  const accounts = live.withAccounts(found).accounts.filter(({ platform }) => running.has(platform));
  return accounts.map((account) => `dm:${accountKey(account)}`);
}
