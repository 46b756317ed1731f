import type { LoadedConfig, Loading } from './config/load.js';
import { Reload } from './config/reload.js';
import { restartNotes } from './config-notes.js';
import type { ActionResult } from './domain/action.js';
import type { Actor } from './domain/person.js';
import type { Logger } from './lib/log.js';
import { wordToOperators } from './operators.js';
import type { EngineLoop } from './service/engine-loop.js';
import { sayText } from './text/say.js';

export interface ReloadWiring {
  /** Reads the files anew; undefined: there are none. */
  readonly load: (() => Loading) | undefined;
  /** As it holds in this process. */
  here(config: LoadedConfig): LoadedConfig;
  readonly platforms: readonly string[];
  readonly engine: EngineLoop;
  readonly log: Logger;
  now(): number;
  current(): LoadedConfig;
  /** What everybody who asks is given from now on. */
  replace(config: LoadedConfig): void;
}

/** Reads the configuration again, and puts it in force in a turn of the engine's own; one at a time. */
export function createReload({ load, here, platforms, engine, log, now, current, replace }: ReloadWiring): {
  run(actor: Actor): Promise<ActionResult>;
  idle(): Promise<void>;
} {
  if (!load)
    return { run: async () => ({ result: 'refused', said: { key: 'reload.nowhere' } }), idle: async () => undefined };
  let words = 0;
  return new Reload({
    load,
    current,
    apply: (read, change, actor) => {
      const next = here(read);
      return engine.reconfigure({
        settings: next.settings,
        change,
        actor,
        maxQueue: next.limits.queue,
        kept: () => replace(next),
      });
    },
    notes: (was, is) => restartNotes(was, is, platforms),
    tell: (said, level) => engine.say(wordToOperators(current().settings.channels, said, level, `${now()}.${words++}`)),
    log: (said, good) => log[good ? 'info' : 'error']({ part: 'config' }, sayText('en', 'utc', said, now())),
  });
}
