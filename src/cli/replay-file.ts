import { readEnv } from '../config/env.js';
import { replay } from './replay.js';

/** `tocsin replay`: tells how far it is on a terminal, and what became of it. */
export async function replayFile(
  file: string,
  options: { readonly speed: number; readonly url?: string; readonly secretEnv?: string },
): Promise<void> {
  const env = readEnv();
  const secret = options.secretEnv === undefined ? undefined : env.secret(options.secretEnv);
  if (options.secretEnv !== undefined && secret === undefined) throw new Error(`${options.secretEnv} is not set`);
  const { stderr } = process;
  const counts = await replay({
    file,
    speed: options.speed,
    url: options.url ?? `http://${env.host}:${env.port}`,
    now: Date.now,
    onProgress: (sent) => stderr.isTTY && stderr.write(`\r${sent}`),
    ...(secret === undefined ? {} : { secret }),
  });
  if (stderr.isTTY) stderr.write('\r');
  process.stdout.write(`${counts.accepted} accepted, ${counts.duplicates} duplicates\n`);
}
