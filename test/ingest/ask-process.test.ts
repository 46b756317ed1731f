import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, vi } from 'vitest';
import { packageRoot } from '../../src/lib/root.js';
import { needsBuild } from './probe.js';

const PROGRAMS = join(packageRoot(), 'dist/src/ingest/checks');
const ENDLESS = 'with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n';
/** A process that asks a question whose answer never comes. */
const ASKING = `
import { askProcess } from ${JSON.stringify(pathToFileURL(join(PROGRAMS, 'ask-process.js')))};
const question = { file: process.argv[1], text: ${JSON.stringify(ENDLESS)}, maxRows: 1 };
void askProcess('sql/sqlite-process.js', question, { limitMs: 60_000, signal: new AbortController().signal }, () => null);
console.log('asked');
`;

/** The processes that run and are wanted, with the processor time each has used (`00:00:01`). */
function processes(
  wanted: (pid: number, parent: number) => boolean,
): readonly { readonly pid: number; readonly cpu: string }[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,time=,stat='], { encoding: 'utf8' }).trim().split('\n');
  return lines.flatMap((line) => {
    const [pid = '', parent = '', cpu = '', stat = ''] = line.trim().split(/\s+/);
    return wanted(Number(pid), Number(parent)) && !stat.startsWith('Z') ? [{ pid: Number(pid), cpu }] : [];
  });
}

it('a query that never ends, ends with whoever asked it, also where that is killed', async () => {
  needsBuild('sql/sqlite-process.js');
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-ask-'));
  const file = join(folder, 'empty.db');
  writeFileSync(file, '');
  const asking = spawn(process.execPath, ['--input-type=module', '-e', ASKING, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(asking.stdout, 'data');
    // It is in the middle of it once it has used the processor for a while.
    const child = await vi.waitFor(
      () => {
        const [found] = processes((_, parent) => parent === asking.pid);
        expect(found?.cpu).toMatch(/[1-9]/);
        return found?.pid ?? 0;
      },
      { timeout: 15_000, interval: 100 },
    );
    asking.kill('SIGKILL');
    await vi.waitFor(() => expect(processes((pid) => pid === child)).toEqual([]), { timeout: 5_000, interval: 50 });
  } finally {
    asking.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});
