import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export interface Found {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** Files of a folder that are looked at; a folder with more is no folder of exports. */
const MOST_FILES = 10_000;

/**
 * The newest file that a path names; `*` and `?` in its last part stand for any name and any character. Hidden files,
 * and those a program keeps while it writes (`~$stock.xlsx`), are not looked at. null where there is none.
 */
export async function findNewest(path: string): Promise<Found | null> {
  const name = basename(path);
  if (!/[*?]/.test(name)) return lookAt(path);
  const folder = dirname(path);
  const pattern = globPattern(name);
  let newest: Found | null = null;
  for (const entry of (await namesIn(folder)).slice(0, MOST_FILES)) {
    if (/^(?:\.|~\$)/.test(entry) || !pattern.test(entry)) continue;
    const found = await lookAt(join(folder, entry));
    if (found === null) continue;
    // Two of one instant: the later name, which holds the later date more often than not.
    if (
      newest === null ||
      found.mtimeMs > newest.mtimeMs ||
      (found.mtimeMs === newest.mtimeMs && found.path > newest.path)
    )
      newest = found;
  }
  return newest;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function lookAt(path: string): Promise<Found | null> {
  try {
    const { size, mtimeMs, isFile } = await stat(path).then((s) => ({ ...s, isFile: s.isFile() }));
    return isFile ? { path, size, mtimeMs } : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && ['ENOENT', 'ENOTDIR'].includes(String(Reflect.get(error, 'code')));
}

function globPattern(name: string): RegExp {
  const plain = name
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${plain}$`, 'u');
}
