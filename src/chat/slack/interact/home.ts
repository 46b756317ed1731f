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
  at: number;
  /** Fingerprint of what they see; null: nothing yet. */
  shown: string | null;
  /** One publishing after the other, so that the newest is what stays. */
  turn: Promise<void>;
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
  let running = false;
  let again = false;
  let stopped = false;
  /** Why it could not be shown last, told once: an outage is not told anew for every reader and every change. */
  let told: string | null = null;

  async function publish(opener: Opener, always: boolean): Promise<void> {
    const { workspace, user } = opener;
    try {
      const asker = await play.askers.asker(workspace, { id: user, name: user });
      const reader = readerOf(play.host, asker);
      const cards = await play.host.cockpit(asker.person, reader);
      const view = homeView(cards, asker.person === null, reader);
      const shown = fingerprint(view);
      if (!always && shown === opener.shown) return;
      await workspace.client.views.publish({ user_id: user, view });
      opener.shown = shown;
      told = null;
    } catch (error) {
      const why = whyOf(error);
      play.log[why === told ? 'debug' : 'warn']({ why }, 'Slack: Home could not be shown.');
      told = why;
    }
  }

  function renew(opener: Opener, always: boolean): Promise<void> {
    opener.turn = opener.turn.then(() => publish(opener, always));
    return opener.turn;
  }

  async function refreshAll(): Promise<void> {
    publishedAt = performance.now();
    running = true;
    try {
      await renewAll();
    } finally {
      running = false;
    }
    if (again) schedule();
  }

  async function renewAll(): Promise<void> {
    const since = Date.now() - OPENED_MS;
    for (const [key, opener] of [...openers]) {
      if (stopped) return;
      if (opener.at < since) openers.delete(key);
      else await renew(opener, false);
    }
  }

  /** One round at a time; what changes during one is for the next. */
  function schedule(): void {
    again = running;
    if (timer !== null || stopped || running) return;
    const wait = Math.max(0, publishedAt + homeMs - performance.now());
    timer = setTimeout(() => {
      timer = null;
      void refreshAll();
    }, wait);
    timer.unref();
  }

  return {
    async show(workspace, user) {
      const key = `${workspace.id ?? ''}/${user}`;
      const opener = openers.get(key) ?? { workspace, user, at: 0, shown: null, turn: Promise.resolve() };
      opener.at = Date.now();
      openers.delete(key);
      openers.set(key, opener);
      const [oldest] = openers.keys();
      if (openers.size > OPENERS_MOST && oldest !== undefined) openers.delete(oldest);
      await renew(opener, true);
    },
    refresh() {
      if (openers.size > 0) schedule();
    },
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
