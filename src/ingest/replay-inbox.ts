import type { ActionResult } from '../domain/action.js';
import type { Reads } from '../domain/reads.js';
import type { Engine } from '../service/engine.js';
import type { SourceConfig } from './sources.js';
import { takeUnderstood } from './take-understood.js';
import { understand } from './webhooks/understand.js';

export interface ReplayInboxDeps {
  readonly engine: Pick<Engine, 'ingest' | 'act' | 'markReplayed'>;
  readonly store: { loadInboxItem: Reads['inboxItem'] };
  sources(): readonly SourceConfig[];
  now(): number;
  newId(): string;
}

/** Reads a kept body again, as its source's kind and mapping say today, and takes in what it holds. */
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
    const ndjson = item.contentType.includes('ndjson');
    const { body: text, contentType, headers } = item;
    const context = { sourceId: source.id, now: deps.now(), newId: deps.newId };
    const read = await understand({ text, contentType, ndjson, headers }, source, context);
    if (!read.ok) return still(read.problems[0] ?? '');
    const { accepted } = await takeUnderstood(deps.engine, source.id, read);
    await deps.engine.markReplayed(id);
    return { result: 'done', said: { key: 'inbox.replayed', params: { id, n: accepted } } };
  };
}
