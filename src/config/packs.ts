import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../lib/root.js';
import type { Placed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import type { House } from './schema/house.js';
import { didYouMean } from './zod-problems.js';

const FOLDER = 'packs';

/** A pack that is switched on: the folder in which its path (`packs/flash-sale`) is to be read. */
export interface Pack {
  readonly folder: string;
  readonly path: string;
}

/** Packs `tocsin.yaml` names: of the configuration's own folder, else one that comes with the bot. */
export function packsOf(
  folder: string,
  { file, entry }: Placed<House>,
): { readonly packs: readonly Pack[]; readonly problems: readonly ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  const packs: Pack[] = [];
  const homes = homesOf(folder);
  for (const [i, name] of entry.packs.entries()) {
    const home = homes.find((each) => named(each).includes(name));
    if (home === undefined)
      problems.push(
        file.problem(
          ['packs', i],
          { key: 'reload.unknown-pack', params: { pack: name } },
          didYouMean(name, packNames(folder)),
        ),
      );
    else if (!packs.some(({ path }) => path === `${FOLDER}/${name}`))
      packs.push({ folder: home, path: `${FOLDER}/${name}` });
  }
  return { packs, problems };
}

/** Every pack there is for a configuration: its own, and those that come with the bot. */
export function packNames(folder: string): string[] {
  return [...new Set(homesOf(folder).flatMap(named))];
}

function homesOf(folder: string): readonly string[] {
  return [folder, join(packageRoot(), 'config')];
}

function named(folder: string): readonly string[] {
  const at = join(folder, FOLDER);
  if (!existsSync(at)) return [];
  return readdirSync(at, { withFileTypes: true })
    .filter((one) => one.isDirectory() && !one.name.startsWith('.'))
    .map((one) => one.name);
}
