import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

export interface WatchOptions {
  readonly folder: string;
  /** What the folder looked like when it was last read: `folderMark`. */
  readonly since: string;
  /** Its files are others than before, and have been left alone for a while. */
  onChange(): void;
  onError(error: unknown): void;
  /** Left alone so long, they count as written. */
  readonly settleMs?: number;
}

/** Editors and deployments write several files, rename, delete and write again: what comes within this belongs together. */
const SETTLE_MS = 300;
/** However it goes on, it is looked at after so many times that. */
const LONGEST = 10;
const DEEPEST = 4;

/**
 * Watches a folder of the configuration, and the place it stands in, so that it may also be replaced as a whole. Resolves
 * once everything is watched; returns what ends it.
 */
export async function watchConfig(options: WatchOptions): Promise<() => Promise<void>> {
  // Only whoever watches pays for it.
  const { watch } = await import('chokidar');
  const folder = resolve(options.folder);
  const parent = dirname(folder);
  let known = options.since;
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    const mark = folderMark(folder);
    if (mark === known) return;
    known = mark;
    options.onChange();
  };
  const settleMs = options.settleMs ?? SETTLE_MS;
  let since: number | null = null;
  const stir = (): void => {
    clearTimeout(timer);
    since ??= performance.now();
    const left = since + LONGEST * settleMs - performance.now();
    timer = setTimeout(
      () => {
        since = null;
        look();
      },
      Math.max(0, Math.min(settleMs, left)),
    );
  };
  const watcher = watch(parent, {
    ignored: (path) => path !== parent && path !== folder && !path.startsWith(folder + sep),
    ignoreInitial: true,
    depth: DEEPEST + 1,
  });
  watcher.on('all', (_event, path) => {
    // What else goes on beside the folder is no business of ours.
    if (path !== parent) stir();
  });
  // A link put in another's place below the folder is seen by this alone.
  watcher.on('raw', (_event, _path, details: unknown) => {
    if (isInside(folder, details)) stir();
  });
  watcher.on('error', options.onError);
  await new Promise<void>((ready) => watcher.once('ready', () => ready()));
  // Written between the reading and the watching.
  look();
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}

function isInside(folder: string, details: unknown): boolean {
  if (details === null || typeof details !== 'object' || !('watchedPath' in details)) return false;
  return typeof details.watchedPath === 'string' && details.watchedPath.startsWith(folder);
}

/** What tells one state of a folder from another: names, sizes and times of its YAML files and models. */
export function folderMark(folder: string, depth = 0): string {
  const seen: string[] = [];
  try {
    for (const name of readdirSync(folder).sort()) {
      if (name.startsWith('.') || depth > DEEPEST) continue;
      const path = join(folder, name);
      const stat = statSync(path, { throwIfNoEntry: false });
      if (stat?.isDirectory()) seen.push(`${name}(${folderMark(path, depth + 1)})`);
      else if (stat && /\.(ya?ml|model\.json)$/.test(name))
        seen.push(`${name}:${stat.size}:${stat.mtimeMs}:${stat.ino}`);
    }
  } catch (error) {
    seen.push(error instanceof Error ? error.message : String(error));
  }
  return seen.join(' ');
}
