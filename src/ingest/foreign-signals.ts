import type { Signal } from '../domain/signal.js';
import type { SourceConfig } from './sources.js';
import { problem } from './wire/problems.js';

/** Each of these signals that names a source which `sender` may not send as, as a problem. */
export function foreignSignals(sender: SourceConfig, signals: readonly Signal[]): readonly string[] {
  const foreign: string[] = [];
  for (let i = 0; i < signals.length; i++) {
    const named = signals[i]?.source;
    if (named === undefined || named === sender.id || maySendAs(sender, named)) continue;
    const path = signals.length > 1 ? `[${i}].source` : 'source';
    foreign.push(problem(path, `source "${sender.id}" may not send as "${named}"; list it under "as" in tocsin.yaml`));
  }
  return foreign;
}

function maySendAs(sender: SourceConfig, source: string): boolean {
  return sender.as.includes(source) || sender.as.includes('*');
}
