import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replay } from '../../src/cli/replay.js';
import { packageRoot } from '../../src/lib/root.js';
import { builtCli } from '../harness/built.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function freePort(): Promise<{ readonly port: number; readonly close: () => void }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return { port: address.port, close: () => server.close() };
}

test('a port that is taken is said, and the process ends with 1', { timeout: 60_000 }, async () => {
  const taken = await freePort();
  const child = spawn(process.execPath, [builtCli(), 'start'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      TOCSIN_CONFIG: join(packageRoot(), 'config'),
      TOCSIN_DATA: folder,
      TOCSIN_HOST: '127.0.0.1',
      TOCSIN_PORT: String(taken.port),
      LOG_LEVEL: 'silent',
    },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = await once(child, 'exit');
  taken.close();
  expect(said).toContain('choose another TOCSIN_PORT');
  expect(code).toBe(1);
});

test('a recording that reaches no bot says which address, and what to do', async () => {
  const free = await freePort();
  free.close();
  const file = join(folder, 'one.ndjson');
  await writeFile(file, '{"kind":"heartbeat","name":"a","at":1795262400000}\n');
  const url = `http://127.0.0.1:${free.port}`;
  await expect(replay({ file, url, speed: 1, now: Date.now, onProgress: () => undefined })).rejects.toThrow(
    `cannot reach ${url}`,
  );
});

test('the shell npm starts it in ends: so does the bot, and the port is free', { timeout: 60_000 }, async () => {
  const shell = spawn('sh', ['-c', `"${process.execPath}" "${builtCli()}" start; true`], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      npm_lifecycle_event: 'start',
      TOCSIN_CONFIG: join(packageRoot(), 'config'),
      TOCSIN_DATA: folder,
      TOCSIN_HOST: '127.0.0.1',
      TOCSIN_PORT: '0',
      LOG_LEVEL: 'silent',
    },
  });
  const port = await new Promise<string>((resolve) => {
    shell.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /127\.0\.0\.1:(\d+)/.exec(text)?.[1];
      if (found) resolve(found);
    });
  });
  shell.kill('SIGTERM');
  // Its output is shared with the bot: it closes once both are gone.
  await once(shell, 'close');
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed');
});
