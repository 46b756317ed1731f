import { parseDocument } from 'yaml';
import { SIGNAL_KINDS } from '../domain/signal.js';
import type { Say } from '../domain/text.js';
import { SOURCE_KINDS, type SourceConfig, type SourceEntry, sourceSchema, toSource } from '../ingest/sources.js';
import { isRecord } from '../ingest/wire/is-record.js';
import { problemsOf } from '../ingest/wire/problems.js';
import { sentence } from '../text/catalogue.js';

export type MapFile =
  | { readonly ok: true; readonly source: SourceConfig }
  | { readonly ok: false; readonly said: readonly Say[] };

const ALONE = 'mapping';

/**
 * The source that a file describes: a whole `tocsin.yaml`, its `sources:` alone, one source, or a mapping alone.
 * `wanted` names one where there are several; without it the only one, or the only mapped one, is taken.
 */
export function sourceIn(yaml: string, file: string, wanted: string | undefined): MapFile {
  const document = parseDocument(yaml, { merge: true });
  const [error] = document.errors;
  if (error) return refuse(sentence('map.not-yaml', { file, why: error.message.split('\n')[0] ?? '' }));
  const entries = entriesIn(document.toJS({ maxAliasCount: 100 }));
  const ids = Object.keys(entries);
  const list = ids.join(', ');
  if (ids.length === 0) return refuse(sentence('map.no-source', { file }));
  if (wanted !== undefined && !Object.hasOwn(entries, wanted))
    return refuse(sentence('map.unknown', { file, source: wanted, ids: list }));
  const mapped = ids.filter((id) => isMapped(entries[id]));
  const id = wanted ?? (ids.length === 1 ? ids[0] : mapped.length === 1 ? mapped[0] : undefined);
  if (id === undefined) return refuse(sentence('map.which', { file, ids: list }));
  const read = sourceSchema.safeParse(entries[id]);
  if (!read.success) {
    const place = id === ALONE ? '' : id;
    const problems = problemsOf(read.error, entries[id], place, []);
    return { ok: false, said: problems.map((problem) => sentence('map.wrong', { file, problem })) };
  }
  return { ok: true, source: ready(id, read.data) };
}

/** Secrets are of no matter here: nothing is sent. */
function ready(id: string, entry: SourceEntry): SourceConfig {
  return toSource(id, entry, () => undefined);
}

function refuse(said: Say): MapFile {
  return { ok: false, said: [said] };
}

function entriesIn(written: unknown): Readonly<Record<string, unknown>> {
  if (isRecord(written) && isRecord(written.sources)) return written.sources;
  if (Array.isArray(written) || (isRecord(written) && isKind(written.kind, SIGNAL_KINDS)))
    return { [ALONE]: { kind: 'mapped', mapping: written } };
  if (!isRecord(written)) return {};
  if ('mapping' in written && !('kind' in written)) return { [ALONE]: { kind: 'mapped', ...written } };
  if (isKind(written.kind, SOURCE_KINDS)) return { [ALONE]: written };
  // Sources by their ids, as they stand under `sources:`.
  const all = Object.entries(written);
  const some = all.filter(([, one]) => isRecord(one) && ('mapping' in one || isKind(one.kind, SOURCE_KINDS)));
  return some.length === all.length ? written : {};
}

function isMapped(entry: unknown): boolean {
  return isRecord(entry) && (entry.kind === 'mapped' || 'mapping' in entry);
}

function isKind(kind: unknown, kinds: readonly string[]): boolean {
  return typeof kind === 'string' && kinds.includes(kind);
}
