import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** What `npm start` gives node. */
const AS_NPM_START = ['--max-semi-space-size=4'];

export interface BotOptions {
  /** The compiled command line: `dist/src/cli.js`. */
  readonly cli: string;
  readonly config: string;
  readonly data: string;
  /** Folder it is started in; that of the test unless given. */
  readonly cwd?: string;
  readonly logLevel?: string;
  /** Further settings: `SLACK_API_URL`, tokens. */
  readonly env?: Readonly<Record<string, string>>;
  /** For node itself: `--cpu-prof`. */
  readonly nodeArgs?: readonly string[];
}

/** The real bot in a process of its own, listening on a free port of this machine. */
export interface BotProcess {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** ms from its start to the line with its address. */
  readonly startedInMs: number;
  /** Everything it has printed so far, on both streams. */
  output(): string;
  /** Calls for every further piece of text it prints; `since` is `performance.now()` of the arrival. */
  onOutput(hear: (text: string, since: number) => void): void;
  /** Types a command line into its console. */
  type(line: string): void;
  /** Sends a signal and waits until the process is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

const ADDRESS = /http:\/\/[\w.]+:(\d+)/;
const PATIENCE_MS = 20_000;
/** Output kept for messages; a long benchmark prints a great deal. */
const KEPT = 200_000;

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts the bot and waits for its address. Throws with what it printed where it ends or stays silent instead. */
export async function startBotProcess(options: BotOptions): Promise<BotProcess> {
  const began = performance.now();
  const child = spawn(process.execPath, [...AS_NPM_START, ...(options.nodeArgs ?? []), options.cli, 'start'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: {
      ...process.env,
      TOCSIN_CONFIG: options.config,
      TOCSIN_DATA: options.data,
      TOCSIN_HOST: '127.0.0.1',
      TOCSIN_PORT: '0',
      TOCSIN_LANG: 'en',
      LOG_LEVEL: options.logLevel ?? 'warn',
      NO_COLOR: '1',
      ...options.env,
    },
  });
  running.add(child);
  const gone = once(child, 'exit').then(() => {
    running.delete(child);
  });
  // Written to while it dies: the answer is that it is gone.
  child.stdin.on('error', () => undefined);
  let output = '';
  const ears: ((text: string, since: number) => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      const since = performance.now();
      output = (output + text).slice(-KEPT);
      for (const hear of ears) hear(text, since);
    });
  }
  const address = new Promise<number>((resolve) => {
    const look = () => {
      const port = ADDRESS.exec(output)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    ears.push(look);
  });
  const fail = (why: string) => new Error(`the bot ${why}; it printed:\n${output}`);
  let timer: NodeJS.Timeout | undefined;
  try {
    const port = await Promise.race([
      address,
      gone.then(() => {
        throw fail(`ended (${child.exitCode ?? child.signalCode}) before it listened`);
      }),
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(fail(`did not listen within ${PATIENCE_MS} ms`)), PATIENCE_MS);
      }),
    ]);
    const startedInMs = performance.now() - began;
    ears.length = 0;
    return {
      url: `http://127.0.0.1:${port}`,
      port,
      pid: child.pid ?? 0,
      startedInMs,
      output: () => output,
      onOutput: (hear) => ears.push(hear),
      type: (line) => child.stdin.write(`${line}\n`),
      async end(signal) {
        if (child.exitCode === null && child.signalCode === null) child.kill(signal);
        await gone;
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
