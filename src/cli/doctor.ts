import { colorWanted, palette } from '../chat/console/paint.js';
import { readEnv } from '../config/env.js';
import { loadConfig } from '../config/load.js';
import { doctor } from '../doctor/doctor.js';
import { createLog } from '../lib/log.js';
import { problemsText } from './check-config.js';

const WIDEST = 110;

/** `tocsin doctor`: the exit code; 130 where it was broken off. `pressMs`: null posts no button. `sendPages`: gateways get a test. */
export async function doctorCommand({
  pressMs,
  sendPages,
}: {
  readonly pressMs: number | null;
  readonly sendPages: boolean;
}): Promise<number> {
  const env = readEnv();
  const loading = loadConfig(env.configFolder, env.secret, env.lang ?? undefined);
  if (!loading.ok) {
    process.stderr.write(problemsText(env.configFolder, loading.problems, env.lang ?? 'en'));
    return 1;
  }
  const { config } = loading;
  const { stdout } = process;
  const broken = new AbortController();
  const breakOff = () => broken.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, breakOff);
  try {
    return await doctor({
      env,
      config,
      // What it finds it prints itself; the SDKs' own words are for whoever looks for the fault in here.
      log: createLog(env.logLevel === 'debug' || env.logLevel === 'trace' ? env.logLevel : 'silent'),
      sheet: {
        lang: env.lang ?? config.settings.lang,
        paint: palette(stdout.isTTY && colorWanted),
        width: stdout.isTTY ? Math.min(WIDEST, stdout.columns ?? WIDEST) : 0,
        write: (text) => stdout.write(text),
      },
      pressMs,
      sendPages,
      signal: broken.signal,
      now: Date.now,
    });
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, breakOff);
  }
}
