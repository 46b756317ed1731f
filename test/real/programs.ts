import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Those that are not installed here, by the names of their Debian packages. */
export function missing(programs: readonly { readonly name: string; readonly version: string }[]): readonly string[] {
  return programs.filter(({ name, version }) => spawnSync(name, [version]).status !== 0).map(({ name }) => name);
}

export interface Program {
  /** What it printed, for when something goes wrong. */
  output(): string;
  kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
const KEPT = 20_000;

/** Runs a program that ends with the test, whatever becomes of that. */
export function run(name: string, args: readonly string[]): Program {
  const child = spawn(name, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const gone = once(child, 'exit').then(() => {
    running.delete(child);
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-KEPT);
    });
  return {
    output: () => output,
    async kill(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await gone;
    },
  };
}

/** A port nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('the system gave no port');
  return address.port;
}
