import type { ActionResult } from '../domain/action.js';
import type { Reads } from '../domain/reads.js';
import type { Engine } from '../service/engine.js';
import { foreignSignals } from './foreign-signals.js';
import type { SourceConfig } from './sources.js';
import { takeUnderstood } from './take-understood.js';
import { understand } from './webhooks/understand.js';
import { NOT_UTF8 } from './wire/json-text.js';

export interface ReplayInboxDeps {
  readonly engine: Pick<Engine, 'ingest' | 'act' | 'markReplayed'>;
  readonly store: { loadInboxItem: Reads['inboxItem'] };
  sources(): readonly SourceConfig[];
}

/**
 * Reads a kept body again, as its source's kind and mapping say today, and takes in what it holds. What tells no time
 * was observed when the body came, not when it was read again.
 */
export function createReplayInbox(deps: ReplayInboxDeps): (id: number) => Promise<ActionResult> {
  return async (id) => {
    const item = await deps.store.loadInboxItem(id);
    const still = (problem: string): ActionResult => ({
      result: 'refused',
      said: { key: 'inbox.still', params: { id, problem } },
    });
    if (!item) return { result: 'refused', said: { key: 'inbox.unknown', params: { id } } };
    const source = deps.sources().find((s) => s.id === item.source);
    if (!source) return still(`source "${item.source}" is no longer in tocsin.yaml`);
    // What is kept of it is not what was sent.
    if (item.problems.includes(NOT_UTF8)) return still(NOT_UTF8);
    const ndjson = item.contentType.includes('ndjson');
    const { body: text, contentType, headers } = item;
    // Replayed twice it counts once, also what has no id of its own.
    let made = 0;
    const context = { sourceId: source.id, now: item.at, newId: () => `inbox-${id}-${++made}` };
    const read = await understand({ text, contentType, ndjson, headers }, source, context);
    if (!read.ok) return still(read.problems[0] ?? '');
    const [foreign] = foreignSignals(source, read.signals);
    if (foreign !== undefined) return still(foreign);
    const { accepted } = await takeUnderstood(deps.engine, source.id, read);
    await deps.engine.markReplayed(id);
    return { result: 'done', said: { key: 'inbox.replayed', params: { id, n: accepted } } };
  };
}
