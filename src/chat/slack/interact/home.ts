import type { Workspace } from '../options.js';
import { whyOf } from './bolt-log.js';
import { fingerprint, homeView } from './home-view.js';
import { type Interplay, readerOf } from './interplay.js';

export interface Home {
  /** Publishes it for one person. Never throws. */
  show(workspace: Workspace, user: string): Promise<void>;
  /** What it shows may have changed: those who opened it lately get it anew, soon. Returns at once. */
  refresh(): void;
  stop(): void;
}

interface Opener {
  readonly workspace: Workspace;
  readonly user: string;
  readonly at: number;
  readonly shown: string | null;
}

/** For so many, and so long after they opened it, it is kept up to date. */
const OPENERS_MOST = 50;
const OPENED_MS = 60 * 60_000;

/** The cockpit as each person's Home. Who looks at it is known since the start only: whoever opens it again gets it anew. */
export function createHome(play: Interplay, homeMs: number): Home {
  /** Oldest first. */
  const openers = new Map<string, Opener>();
  let timer: NodeJS.Timeout | null = null;
  let publishedAt = Number.NEGATIVE_INFINITY;
  let stopped = false;

  async function publish(workspace: Workspace, user: string, before: string | null): Promise<string | null> {
    try {
      const asker = await play.askers.asker(workspace, { id: user, name: user });
      const reader = readerOf(play.host, asker);
      const cards = await play.host.cockpit(asker.person, reader);
      const view = homeView(cards, asker.person === null, reader);
      const shown = fingerprint(view);
      if (shown !== before) await workspace.client.views.publish({ user_id: user, view });
      return shown;
    } catch (error) {
      play.log.warn({ why: whyOf(error) }, 'Slack: Home could not be shown.');
      return null;
    }
  }

  async function refreshAll(): Promise<void> {
    publishedAt = performance.now();
    const since = Date.now() - OPENED_MS;
    for (const [key, opener] of [...openers]) {
      if (stopped) return;
      if (opener.at < since) openers.delete(key);
      else {
        const shown = await publish(opener.workspace, opener.user, opener.shown);
        // They may have opened it again meanwhile, which counts for more.
        if (openers.get(key) === opener) openers.set(key, { ...opener, shown });
      }
    }
  }

  return {
    async show(workspace, user) {
      const key = `${workspace.id ?? ''}/${user}`;
      const shown = await publish(workspace, user, null);
      openers.delete(key);
      openers.set(key, { workspace, user, at: Date.now(), shown });
      const [oldest] = openers.keys();
      if (openers.size > OPENERS_MOST && oldest !== undefined) openers.delete(oldest);
    },
    refresh() {
      if (timer !== null || stopped || openers.size === 0) return;
      const wait = Math.max(0, publishedAt + homeMs - performance.now());
      timer = setTimeout(() => {
        timer = null;
        void refreshAll();
      }, wait);
      timer.unref();
    },
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
