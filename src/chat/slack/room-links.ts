import { cleanText } from '../../text/clean.js';
import type { Room } from '../chat.js';
import type { WorkspaceContext } from './context.js';
import { cutText } from './cut.js';
import { failure, type Place } from './errors.js';
import { LIMITS } from './limits.js';

/** Keeps the links at the top of the channel, each once. A channel without them serves too: what is refused is logged. */
export async function keepLinks(
  channel: string,
  links: Room['links'],
  context: WorkspaceContext,
  place: Place,
): Promise<void> {
  if (links.length === 0) return;
  const { client } = context.workspace;
  try {
    const { bookmarks } = await context.gate.run('bookmarks.list', null, () =>
      client.bookmarks.list({ channel_id: channel }),
    );
    const there = new Set((bookmarks ?? []).map(({ link }) => link));
    for (const { title, url } of links) {
      if (there.has(url)) continue;
      const bookmark = { title: cutText(cleanText(title), LIMITS.bookmarkTitle), link: url };
      await context.gate.run('bookmarks.add', null, () =>
        client.bookmarks.add({ channel_id: channel, type: 'link', ...bookmark }),
      );
    }
  } catch (error) {
    const { kind, why } = failure(error, place);
    if (kind === 'retry') throw error;
    context.log.warn({ channel, why }, 'the links of the incident are not kept at the top of its channel');
  }
}
