import type { Action, ActionResult } from '../../src/domain/action.js';
import type { NewInboxItem } from '../../src/domain/inbox.js';
import type { Actor } from '../../src/domain/person.js';
import type { Show } from '../../src/domain/show.js';
import type { Signal } from '../../src/domain/signal.js';
import { type Accepted, QueueFull } from '../../src/service/engine.js';
import { signalKey } from '../../src/store/store.js';

/** Keeps in memory what the real engine would put on disk, and can be told to be full or to fail. */
export class MemoryEngine {
  readonly signals: Signal[] = [];
  readonly inbox: NewInboxItem[] = [];
  readonly acts: { readonly action: Action; readonly actor: Actor }[] = [];
  readonly shows: { readonly show: Show; readonly actor: Actor }[] = [];
  full = false;
  broken = false;
  /** Calls of `ingest` so far. */
  entered = 0;
  /** Set to hold back the commit until `release` is called. */
  held: Promise<void> | null = null;
  readonly #seen = new Set<string>();

  async ingest(signals: readonly Signal[]): Promise<Accepted> {
    this.entered++;
    this.#refuse();
    await this.held;
    let accepted = 0;
    for (const signal of signals) {
      const key = signalKey(signal);
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      this.signals.push(signal);
      accepted++;
    }
    return { accepted, duplicates: signals.length - accepted, ids: signals.map((s) => s.id) };
  }

  async act(actions: readonly Action[], actor: Actor): Promise<readonly ActionResult[]> {
    this.#refuse();
    return actions.map((action) => {
      this.acts.push({ action, actor });
      return { result: 'done', said: { key: 'incident.acknowledge', params: {} } };
    });
  }

  async keepInbox(item: NewInboxItem): Promise<number> {
    this.#refuse();
    return this.inbox.push(item);
  }

  async putShows(shows: readonly Show[], actor: Actor): Promise<void> {
    this.#refuse();
    for (const show of shows) this.shows.push({ show, actor });
  }

  #refuse(): void {
    if (this.full) throw new QueueFull(2);
    if (this.broken) throw new Error('the disk is gone');
  }
}
