import { setTimeout as wait } from 'node:timers/promises';
import type { Say } from '../../../domain/text.js';
import { Away } from '../../checkup/away.js';
import type { WorkspaceContext } from '../context.js';
import { failure, type Place } from '../errors.js';
import { RateHold } from '../rate-gate.js';

/** One workspace on the table. */
export interface Patient {
  readonly context: WorkspaceContext;
  readonly appToken: string | null;
  /** The environment variable the app token comes from. */
  readonly appTokenEnv: string;
}

/** A question Slack answered with a refusal. */
export interface Refusal {
  /** `missing_scope`, `channel_not_found`. */
  readonly why: string;
  readonly fix: Say | null;
}

/** Slack asks for no longer pauses where somebody waits for the doctor. */
const PAUSE_MOST_MS = 65_000;
const TRIES = 4;

/** Asks Slack, and again after the pause it asks for. `what`: as people call what is asked about. Throws `Away`. */
export async function ask<T>(
  { context }: Patient,
  what: string,
  signal: AbortSignal,
  call: () => Promise<T>,
): Promise<{ readonly answer: T } | Refusal> {
  const place: Place = { channel: what, tokenEnv: context.tokenEnv };
  for (let tries = 1; ; tries++) {
    try {
      return { answer: await call() };
    } catch (error) {
      const ms = error instanceof RateHold ? error.afterMs : null;
      if (ms !== null && ms <= PAUSE_MOST_MS && tries < TRIES) await wait(ms + 50, undefined, { signal });
      else return told(error, place);
    }
  }
}

function told(error: unknown, place: Place): Refusal {
  const failed = failure(error, place);
  if (failed.kind === 'retry') throw new Away(failed.why);
  return { why: failed.why, fix: failed.fix };
}

/** The name of the refusal alone, without what Slack says beside it. */
export function nameOf({ why }: Refusal): string {
  return why.split(' ')[0] ?? why;
}
