import { unreachable } from '../../domain/signal.js';
import type { SourceConfig } from '../sources.js';
import type { ReadContext } from '../wire/read-signal.js';
import { readSignals, type Understood } from '../wire/read-signals.js';
import { readAlertmanager } from './alertmanager.js';
import { readMapped } from './mapped.js';

/**
 * Reads a body as its source's kind says; the list of senders there are. What comes of it carries the source's own
 * labels. Also how a body kept in the inbox is read again.
 */
export function understand(text: string, ndjson: boolean, source: SourceConfig, context: ReadContext): Understood {
  return labelled(read(text, ndjson, source, context), source.labels);
}

function read(text: string, ndjson: boolean, source: SourceConfig, context: ReadContext): Understood {
  switch (source.kind) {
    case 'signals':
      return readSignals(text, ndjson, context);
    case 'alertmanager':
      return readAlertmanager(text, context);
    case 'mapped':
      return readMapped(text, source.mapping, context);
    default:
      return unreachable(source);
  }
}

function labelled(understood: Understood, labels: Readonly<Record<string, string>>): Understood {
  if (!understood.ok) return understood;
  for (const _ in labels) {
    return { ok: true, signals: understood.signals.map((s) => ({ ...s, labels: { ...labels, ...s.labels } })) };
  }
  return understood;
}
