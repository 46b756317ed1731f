import type { Incident } from '../domain/incident.js';
import type { Store } from '../store/store.js';

/**
 * Where an incident's card can be opened from outside of the chats: the first of its channels in Slack
 * (https://docs.slack.dev/interactivity/deep-linking); null: it has none there.
 */
export async function addressOf(store: Pick<Store, 'loadNotice'>, { id, channels }: Incident): Promise<string | null> {
  for (const channel of channels) {
    const ref = (await store.loadNotice(`card:${id}@${channel}`))?.ref ?? '';
    const found = /^([CG][A-Z0-9]{2,})\//.exec(ref)?.[1];
    if (found !== undefined) return `https://slack.com/app_redirect?channel=${found}`;
  }
  return null;
}
