import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A program that is ended with the benchmark, whatever becomes of that. */
export function runChild(command: string, args: readonly string[]): { child: ChildProcess; stop(): Promise<void> } {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  running.add(child);
  const gone = once(child, 'exit').then(() => {
    running.delete(child);
  });
  return {
    child,
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
