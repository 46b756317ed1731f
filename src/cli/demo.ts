import { join } from 'node:path';
import { colorWanted, palette } from '../chat/console/paint.js';
import { readEnv } from '../config/env.js';
import { loadConfig } from '../config/load.js';
import { play } from '../demo/play.js';
import { summary } from '../demo/summary.js';
import { verdictOn } from '../demo/verdict.js';
import { createLog } from '../lib/log.js';
import { packageRoot } from '../lib/root.js';
import { problemsText } from './check-config.js';

const WIDEST = 100;
/** After each twenty seconds of the evening; only where somebody watches. */
const REST_MS = 25;

/** `tocsin demo`: plays the recorded evening; 0 where all happened that should, 1 where not, 130 where it was broken off. */
export async function demo({ seed }: { readonly seed: number }): Promise<number> {
  const env = readEnv();
  const folder = env.configChosen ? env.configFolder : join(packageRoot(), 'config');
  const loading = loadConfig(folder, env.secret, env.lang);
  if (!loading.ok) {
    process.stderr.write(problemsText(folder, loading.problems, env.lang ?? 'en'));
    return 1;
  }
  const { config } = loading;
  const { stdout } = process;
  const color = stdout.isTTY && colorWanted;
  const width = Math.min(WIDEST, stdout.columns ?? WIDEST);
  const lang = env.lang ?? config.settings.lang;
  const broken = new AbortController();
  const breakOff = () => broken.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, breakOff);
  try {
    const tally = await play({
      seed,
      config,
      lang,
      secret: env.secret,
      log: createLog(env.logLevel),
      out: stdout,
      color,
      width,
      restMs: stdout.isTTY ? REST_MS : 0,
      signal: broken.signal,
    });
    const expectations = verdictOn(tally);
    stdout.write(
      `${summary(tally, expectations, { lang, zone: config.settings.zone, paint: palette(color), width }).join('\n')}\n`,
    );
    return expectations.every(({ met }) => met) ? 0 : 1;
  } catch (error) {
    if (broken.signal.aborted) return 130;
    throw error;
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, breakOff);
  }
}
