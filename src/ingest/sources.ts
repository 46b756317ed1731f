import { authOf, type SourceAuth } from './source-auth.js';
import type { SourceEntry } from './source-schema.js';
import type { Mapping } from './webhooks/mapping-schema.js';
import type { Sender } from './webhooks/sender.js';
import { type SenderKind, senderOf } from './webhooks/senders.js';

export type { SourceAuth } from './source-auth.js';
export { SOURCE_KINDS, type SourceEntry, sourceSchema } from './source-schema.js';

interface SourceBase {
  readonly id: string;
  readonly auth: SourceAuth;
  /** Other source names it may send as; `*` any. */
  readonly as: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}
/** Somebody who may send, ready for use. */
export type SourceConfig =
  | (SourceBase & { readonly kind: 'signals' })
  | (SourceBase & { readonly kind: 'mapped'; readonly mapping: Mapping })
  | (SourceBase & { readonly kind: SenderKind; readonly sender: Sender<SenderKind> });

/** The sender of a source; none where what comes is signals already, or is read by a mapping. */
export function senderIn(source: SourceConfig): Sender<SenderKind> | null {
  return source.kind === 'signals' || source.kind === 'mapped' ? null : source.sender;
}

/** Makes a checked entry ready for use; `secretOf` looks a named secret up. */
export function toSource(id: string, entry: SourceEntry, secretOf: (name: string) => string | undefined): SourceConfig {
  const base = { id, as: entry.as, labels: entry.labels };
  switch (entry.kind) {
    case 'signals':
      return { ...base, auth: authOf(id, entry, null, secretOf), kind: entry.kind };
    case 'mapped':
      return { ...base, auth: authOf(id, entry, null, secretOf), kind: entry.kind, mapping: entry.mapping ?? [] };
    default: {
      const sender = senderOf(entry.kind);
      return { ...base, auth: authOf(id, entry, sender.signing, secretOf), kind: entry.kind, sender };
    }
  }
}
