import { type ChildProcess, spawn } from 'node:child_process';
import { setPriority } from 'node:os';

/** A program to run: no shell reads any of this. */
export interface Program {
  readonly argv: readonly [string, ...string[]];
  readonly cwd?: string;
  /** All the environment it gets. */
  readonly env: Readonly<Record<string, string>>;
  /** Bytes it may print, both streams together. */
  readonly maxBytes: number;
  /** Gives way to others where the processor is short: 0 (as the bot itself) to 19. */
  readonly nice?: number;
}
/** How it ended, and what it had printed. */
export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly by:
    | { readonly type: 'exit'; readonly code: number }
    /** Somebody else ended it. */
    | { readonly type: 'killed'; readonly signal: string }
    /** It was ended here: the run's own signal came first, or it printed too much. */
    | { readonly type: 'late' }
    | { readonly type: 'talked' }
    /** It never ran: `ENOENT`, `EACCES`. */
    | { readonly type: 'not-started'; readonly code: string };
}

/** Runs a program as the head of a group of its own, and ends the whole group when it ends, or when `signal` does. */
export function runProgram(program: Program, signal: AbortSignal): Promise<Ended> {
  const [name, ...args] = program.argv;
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ stdout: '', stderr: '', by: { type: 'late' } });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let size = 0;
    let cut: 'late' | 'talked' | null = null;
    const printed = () => ({ stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    const notStarted = (error: Error) => {
      signal.removeEventListener('abort', late);
      resolve({ ...printed(), by: { type: 'not-started', code: codeOf(error) } });
    };
    const end = (why: 'late' | 'talked') => {
      cut ??= why;
      endGroup(child);
      // What left the group may hold these open for ever.
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const late = () => end('late');
    // A working directory that is not there is told as a program that is not there.
    const child = spawn(name, args, {
      cwd: program.cwd,
      env: program.env,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (program.nice && child.pid !== undefined) lower(child.pid, program.nice);
    child.once('error', notStarted);
    signal.addEventListener('abort', late, { once: true });
    for (const [stream, into] of [[child.stdout, stdout] as const, [child.stderr, stderr] as const]) {
      stream.on('data', (piece: Buffer) => {
        size += piece.byteLength;
        if (size > program.maxBytes) end('talked');
        else into.push(piece);
      });
      stream.on('error', () => undefined);
    }
    child.once('close', (code, killer) => {
      signal.removeEventListener('abort', late);
      endGroup(child);
      if (cut) resolve({ ...printed(), by: { type: cut } });
      else if (code !== null) resolve({ ...printed(), by: { type: 'exit', code } });
      else resolve({ ...printed(), by: { type: 'killed', signal: killer ?? 'unknown' } });
    });
  });
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody is left of it.
  }
}

function lower(pid: number, nice: number): void {
  try {
    setPriority(pid, nice);
  } catch {
    // It has ended already, or may not be moved: it then runs as it is.
  }
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
