import { fork } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../lib/root.js';

/** Where the compiled programs are, from the sources as well. */
const PROGRAMS = 'dist/src/ingest/checks';
/** What such a program may hold: a file that unpacks to gigabytes ends it and nothing else. */
const MEMORY_MB = 256;

export type Asked<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  /** It was ended: by the time limit, or by itself and how. */
  | { readonly ok: false; readonly timeout: boolean; readonly why: string };

/**
 * Has a question answered by a process of its own, which is ended with the answer or after `limitMs`: work that stays
 * inside one call (a query of SQLite, the unpacking of a file) can be stopped in no other way, and holds up nobody there.
 * The process has the rights of the bot and none of its environment, and ends with the bot, however that ends.
 */
export async function askProcess<Answer>(
  program: string,
  question: object,
  limits: { readonly limitMs: number; readonly signal: AbortSignal },
  read: (message: unknown) => Answer | null,
): Promise<Asked<Answer>> {
  if (limits.signal.aborted) return { ok: false, timeout: true, why: '' };
  const child = fork(join(packageRoot(import.meta.url), PROGRAMS, program), {
    env: {},
    execArgv: [`--max-old-space-size=${MEMORY_MB}`],
    // Its input is the thread it hangs by: see endWithParent.
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    serialization: 'json',
  });
  let late = false;
  const kill = () => child.kill('SIGKILL');
  const giveUp = () => {
    late = true;
    kill();
  };
  limits.signal.addEventListener('abort', giveUp, { once: true });
  const timer = setTimeout(giveUp, limits.limitMs);
  try {
    return await new Promise<Asked<Answer>>((resolve) => {
      const ended = (why: string) => resolve({ ok: false, timeout: late, why });
      child.once('message', (message) => {
        const answer = read(message);
        if (answer === null) ended('its answer cannot be read');
        else resolve({ ok: true, answer });
      });
      child.once('error', (error) => ended(error.message));
      child.once('exit', (code, signal) => ended(`ended with ${signal ?? code}`));
      child.send(question, (error) => {
        if (error) ended(error.message);
      });
    });
  } finally {
    clearTimeout(timer);
    limits.signal.removeEventListener('abort', giveUp);
    kill();
  }
}
