import type { CheckOutcome } from '../../src/ingest/checks/outcome.js';
import { runCheck } from '../../src/ingest/checks/run.js';
import type { CheckRunDeps } from '../../src/ingest/checks/run-deps.js';
import { checkSchema } from '../../src/ingest/checks/schema.js';

/** Makes a check as written and runs it each time it is called, with what it remembers between runs. */
export function probe(written: object, more: Partial<CheckRunDeps> = {}): () => Promise<CheckOutcome> {
  const check = checkSchema.parse({ id: 'c', every: '10s', ...written });
  const deps = {
    fetch,
    now: Date.now,
    secretOf: () => undefined,
    lastHeartbeat: async () => null,
    watchingSince: 0,
    memory: { streams: new Map() },
    ...more,
  };
  return () => runCheck(check, { ...deps, signal: more.signal ?? AbortSignal.timeout(check.timeoutMs) });
}

export function values({ measures }: CheckOutcome): Readonly<Record<string, number>> {
  return Object.fromEntries(measures.map(({ name, value }) => [name, value]));
}
