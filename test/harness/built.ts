import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/lib/root.js';

const root = packageRoot(import.meta.url);

/**
 * The compiled command line, of the sources as they are: compiles where they are newer. Throws with what the compiler
 * said where it cannot.
 */
export function builtCli(): string {
  const cli = join(root, 'dist/src/cli.js');
  const stamp = join(root, 'dist/.tsbuildinfo');
  const built = existsSync(cli) && existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (newest(join(root, 'src')) > built || newest(join(root, 'commands')) > built) compile();
  return cli;
}

function compile(): void {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  try {
    execFileSync(process.execPath, [tsc, '-b', join(root, 'tsconfig.build.json')], { encoding: 'utf8' });
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
    throw new Error(`the sources do not compile; run npm run build:\n${said}`);
  }
}

function newest(folder: string): number {
  let latest = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && entry.name.endsWith('.ts'))
      latest = Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return latest;
}
