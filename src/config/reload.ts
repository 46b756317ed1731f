import type { ActionResult } from '../domain/action.js';
import { type ConfigChange, changeBetween } from '../domain/config-change.js';
import type { Level } from '../domain/level.js';
import type { Actor } from '../domain/person.js';
import type { Say } from '../domain/text.js';
import { changesSay, linesSay } from '../text/config-changes.js';
import type { LoadedConfig, Loading } from './load.js';
import { problemSay } from './problem.js';

export interface ReloadDeps {
  /** Reads the files anew. */
  load(): Loading;
  /** What is in force. */
  current(): LoadedConfig;
  /** Puts another one in force, all of it at once; throws where that cannot be, and then nothing has changed. */
  apply(config: LoadedConfig, change: ConfigChange, actor: Actor): Promise<void>;
  /** What of a change this process cannot follow. */
  notes(before: LoadedConfig, after: LoadedConfig): readonly Say[];
  /** Tells the operators' channels. */
  tell(say: Say, level: Level | null): Promise<void>;
  /** Tells the log. */
  log(say: Say, good: boolean): void;
}

/** Problems of one set that are told; the rest is counted. */
const TOLD = 6;

/** Reads the configuration again when asked to; one that is wrong never takes the place of one that is right. */
export class Reload {
  #last: Promise<unknown> = Promise.resolve();
  /** The problems that were told last; null: what the files say is in force. */
  #told: string | null = null;

  constructor(readonly deps: ReloadDeps) {}

  /** One at a time, in the order they are asked for. Never rejects. */
  run(actor: Actor): Promise<ActionResult> {
    const run = this.#last.then(() => this.#once(actor));
    this.#last = run.catch(() => undefined);
    return run;
  }

  /** Resolves when nothing is being read. */
  async idle(): Promise<void> {
    await this.#last;
  }

  async #once(actor: Actor): Promise<ActionResult> {
    const { deps } = this;
    const loading = this.#load();
    if (!loading.ok) return this.#refused(loading.problems);
    const { config } = loading;
    const before = deps.current();
    const change = changeBetween(before.mark, config.mark);
    if (!change) {
      if (this.#told === null) return { result: 'noop', said: { key: 'reload.same' } };
      return this.#taken({ key: 'reload.as-before' });
    }
    try {
      await deps.apply(config, change, actor);
    } catch (error) {
      return this.#refused([{ key: 'reload.failed', params: { why: reason(error) } }]);
    }
    const changes = { say: changesSay(change.sections) };
    const said: Say = { key: this.#told === null ? 'reload.done' : 'reload.mended', params: { changes } };
    return this.#taken(linesSay([said, ...deps.notes(before, config)]));
  }

  #load(): Read {
    try {
      const loading = this.deps.load();
      return loading.ok ? loading : { ok: false, problems: loading.problems.map(problemSay) };
    } catch (error) {
      return { ok: false, problems: [{ key: 'reload.failed', params: { why: reason(error) } }] };
    }
  }

  async #taken(said: Say): Promise<ActionResult> {
    this.#told = null;
    this.deps.log(said, true);
    await this.#tell(said, null);
    return { result: 'done', said };
  }

  async #refused(problems: readonly Say[]): Promise<ActionResult> {
    const all = JSON.stringify(problems);
    const more = problems.length - TOLD;
    const list = [...problems.slice(0, TOLD), ...(more > 0 ? [{ key: 'reload.more', params: { n: more } }] : [])];
    const said = linesSay([{ key: 'reload.broken', params: { n: problems.length } }, ...list]);
    if (all !== this.#told) {
      this.#told = all;
      this.deps.log(said, false);
      await this.#tell(said, 'orange');
    }
    return { result: 'refused', said };
  }

  /** Whether people can be told or not: what is in force is in force. */
  async #tell(said: Say, level: Level | null): Promise<void> {
    try {
      await this.deps.tell(said, level);
    } catch {
      this.deps.log({ key: 'reload.untold' }, false);
    }
  }
}

type Read =
  | { readonly ok: true; readonly config: LoadedConfig }
  | { readonly ok: false; readonly problems: readonly Say[] };

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
