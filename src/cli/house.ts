import { readEnv } from '../config/env.js';
import { type LoadedConfig, loadConfig } from '../config/load.js';
import type { Lang, Say } from '../domain/text.js';
import { sayText } from '../text/say.js';
import { problemsText } from './check-config.js';

/** The configuration a command of the terminal works with, and how it speaks. */
export interface CliHouse {
  readonly folder: string;
  readonly config: LoadedConfig;
  readonly lang: Lang;
  say(sentence: Say): string;
}

/**
 * Loads a folder (TOCSIN_CONFIG without one); null, with every problem printed, where it cannot be used.
 * `packs: 'all'`: as if every pack there is were switched on.
 */
export function loadHouse(folder?: string, packs: 'named' | 'all' = 'named'): CliHouse | null {
  const env = readEnv();
  const where = folder ?? env.configFolder;
  const loading = loadConfig(where, env.secret, env.lang ?? undefined, packs);
  if (!loading.ok) {
    process.stderr.write(problemsText(where, loading.problems, env.lang ?? 'en'));
    return null;
  }
  const { config } = loading;
  const lang = env.lang ?? config.settings.lang;
  const say = (sentence: Say) => sayText(lang, config.settings.zone, sentence, Date.now());
  return { folder: where, config, lang, say };
}
