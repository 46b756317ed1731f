import type { SourceConfig } from '../sources.js';
import type { ReadContext } from '../wire/read-signal.js';
import { readSignals, type Understood } from '../wire/read-signals.js';
import { readMapped } from './mapped.js';
import type { Delivery } from './sender.js';

/**
 * Reads a body as its source's kind says. What comes of it carries the source's own labels. Also how a body kept in
 * the inbox is read again. Most readers answer at once; those that load a library first answer with a promise.
 */
export function understand(
  delivery: Delivery,
  source: SourceConfig,
  context: ReadContext,
): Understood | Promise<Understood> {
  const understood = read(delivery, source, context);
  if (understood instanceof Promise) return understood.then((late) => labelled(late, source.labels));
  return labelled(understood, source.labels);
}

function read(delivery: Delivery, source: SourceConfig, context: ReadContext): Understood | Promise<Understood> {
  switch (source.kind) {
    case 'signals':
      return readSignals(delivery.text, delivery.ndjson, context);
    case 'mapped':
      return readMapped(delivery.text, source.mapping, context);
    default:
      return source.sender.read(delivery, context);
  }
}

function labelled(understood: Understood, labels: Readonly<Record<string, string>>): Understood {
  if (!understood.ok) return understood;
  for (const _ in labels) {
    const signals = understood.signals.map((s) => ({ ...s, labels: { ...labels, ...s.labels } }));
    return { ...understood, signals };
  }
  return understood;
}
