import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of the package: the nearest one above a module that holds a package.json. The same from `src` and from
 * `dist`, so that what is not compiled (migrations, shipped configuration) is found from both.
 * Throws where there is none.
 */
export function packageRoot(from: string = import.meta.url): string {
  const start = path.dirname(fileURLToPath(from));
  for (let dir = start; ; dir = path.dirname(dir)) {
    if (existsSync(path.join(dir, 'package.json'))) return dir;
    if (dir === path.dirname(dir))
      throw new Error(`no package.json in ${start} or any folder above it; reinstall tocsin`);
  }
}
