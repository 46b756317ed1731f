import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './programs.js';

export const PASSWORD = 'p@ss/word-1';

/** A database server of our own, on loopback, in a folder of its own. */
export interface Server {
  /** Address for the user `shop`, who may read and write the database `shop`. */
  readonly url: string;
  output(): string;
  /** Ends it by its process id; SIGKILL as a machine that loses power would. */
  kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Folder of PostgreSQL's programs, which Debian keeps beside the path; null where there are none. */
export function postgresBin(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((v) => join(root, v, 'bin')).find((bin) => existsSync(join(bin, 'initdb'))) ?? null;
}

export function hasMariadb(): boolean {
  return ['mariadbd', 'mariadb-install-db'].every((name) => spawnSync(name, ['--help']).error === undefined);
}

/** Database servers refuse to run as root: then they are somebody else, to whom their folder belongs. */
function somebody(folder: string, names: readonly string[]): { uid?: number; gid?: number } {
  mkdirSync(folder, { recursive: true });
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = names.map((name) => users.find(([one]) => one === name)).find(Boolean);
  const [uid, gid] = [Number(user?.[2]), Number(user?.[3])];
  if (!uid || !gid) throw new Error(`none of the users ${names.join(', ')} is there to run a server as`);
  chownSync(folder, uid, gid);
  return { uid, gid };
}

export async function startPostgres(bin: string, folder: string): Promise<Server> {
  const as = somebody(folder, ['postgres', 'nobody']);
  const data = join(folder, 'data');
  const secret = join(folder, 'password');
  writeFileSync(secret, PASSWORD, { mode: 0o644 });
  make(join(bin, 'initdb'), ['-D', data, '-U', 'shop', '-A', 'scram-sha-256', `--pwfile=${secret}`, '--no-sync'], as);
  const port = await freePort();
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])];
  const program = serve(join(bin, 'postgres'), args, as);
  await program.says(/ready to accept connections/);
  return { ...program, url: `postgres://shop:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres` };
}

export async function startMariadb(folder: string, init: string): Promise<Server> {
  const as = somebody(folder, ['mysql', 'nobody']);
  const data = join(folder, 'data');
  const script = join(folder, 'init.sql');
  // The server takes one statement a line from such a file.
  const account = [
    'CREATE DATABASE shop;',
    `CREATE USER shop@'127.0.0.1' IDENTIFIED BY '${PASSWORD}';`,
    "GRANT ALL ON shop.* TO shop@'127.0.0.1';",
    'USE shop;',
  ];
  writeFileSync(script, `${account.join('\n')}\n${init}\n`, { mode: 0o644 });
  const own = ['--no-defaults', `--datadir=${data}`];
  make('mariadb-install-db', [...own, '--auth-root-authentication-method=normal', '--skip-test-db'], as);
  const port = await freePort();
  const args = [
    ...own,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--socket=${join(folder, 'socket')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--init-file=${script}`,
    '--skip-name-resolve',
    '--innodb-flush-log-at-trx-commit=0',
    '--log-bin-trust-function-creators=1',
  ];
  const program = serve('mariadbd', args, as);
  await program.says(/ready for connections/);
  return { ...program, url: `mariadb://shop:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/shop` };
}

type As = { readonly uid?: number; readonly gid?: number };

function make(name: string, args: readonly string[], as: As): void {
  const made = spawnSync(name, args, { ...as, cwd: '/', encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`${name} failed:\n${made.stdout}\n${made.stderr}`);
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
const PATIENCE_MS = 30_000;

function serve(name: string, args: readonly string[], as: As) {
  const child = spawn(name, args, { ...as, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const hear of heard) hear();
    });
  const gone = once(child, 'exit').then(() => {
    running.delete(child);
    for (const hear of heard) hear();
  });
  return {
    output: () => output,
    says: (words: RegExp) =>
      new Promise<void>((resolve, reject) => {
        const fail = (why: string) => reject(new Error(`${name} ${why}; it said:\n${output}`));
        const late = setTimeout(() => fail('is not ready'), PATIENCE_MS);
        const hear = () => {
          if (!words.test(output) && child.exitCode === null) return;
          clearTimeout(late);
          heard.delete(hear);
          if (words.test(output)) resolve();
          else fail(`ended with ${child.exitCode}`);
        };
        heard.add(hear);
        hear();
      }),
    async kill(signal: 'SIGTERM' | 'SIGKILL') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await gone;
    },
  };
}
