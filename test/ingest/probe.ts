import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Signal } from '../../src/domain/signal.js';
import type { CheckOutcome } from '../../src/ingest/checks/outcome.js';
import type { CheckMemory, CheckRunDeps } from '../../src/ingest/checks/run-deps.js';
import { checkSchema } from '../../src/ingest/checks/schema.js';
import { signalsOf } from '../../src/ingest/checks/signals-of.js';
import { runWithLimit } from '../../src/ingest/schedule/run-with-limit.js';
import { packageRoot } from '../../src/lib/root.js';
import { sayText } from '../../src/text/say.js';

export const NOW = Date.parse('2026-11-21T12:00:00Z');

/** What a run came to: its outcome, the sentence in English, and the signals. */
export interface Probed {
  readonly outcome: CheckOutcome;
  readonly said: string;
  readonly signals: readonly Signal[];
}

/** Runs a check as it is written, under the limits it is run with in the bot; what it remembers stays between runs. */
export function probe(
  written: object,
  more: Partial<CheckRunDeps> & { readonly env?: Readonly<Record<string, string>> } = {},
): (asked?: boolean) => Promise<Probed> {
  const check = checkSchema.parse({ id: 'c', every: '10s', timeout: '5s', ...written });
  const memory: CheckMemory = { streams: new Map() };
  let tick = 0;
  return async (asked = false) => {
    const now = more.now ?? (() => NOW);
    const outcome = await runWithLimit(
      check,
      {
        fetch,
        now,
        secretOf: (name) => more.env?.[name],
        lastHeartbeat: async () => null,
        watchingSince: NOW,
        memory,
        asked,
        ...more,
      },
      new AbortController().signal,
    );
    const said = sayText('en', 'UTC', outcome.said, now());
    tick += 1;
    const signals = signalsOf(check, outcome, { tick, at: now(), failedBefore: false }, { title: 't', message: said });
    return { outcome, said, signals };
  };
}

/** The programs that checks run in processes of their own are compiled ones. */
export function needsBuild(program: string): void {
  const path = join(packageRoot(), 'dist/src/ingest/checks', program);
  if (!existsSync(path)) throw new Error(`${path} is not there; run npm run build (npm test does)`);
}

/** Signals in few words, without what all of a run share. */
export function brief(signals: readonly Signal[]): readonly object[] {
  return signals.map((signal) => {
    const { id, source, at, labels, ...rest } = signal;
    const { check, ...own } = labels;
    return { ...rest, labels: own };
  });
}
