import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runChild } from './child.js';
import type { Server } from './server.js';

const PROGRAMS = ['prometheus-alertmanager', 'alertmanager'];
const CONFIG = 'route: { receiver: nobody }\nreceivers: [{ name: nobody }]\n';
const PATIENCE_MS = 10_000;

/** The Alertmanager of this machine, keeping its files under `folder`; null where there is none. */
export async function startAlertmanager(folder: string): Promise<Server | null> {
  const program = PROGRAMS.find((name) => spawnSync(name, ['--version']).status === 0);
  if (program === undefined) return null;
  const port = await freePort();
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'alertmanager.yml');
  writeFileSync(config, CONFIG);
  const { child, stop } = runChild(program, [
    `--config.file=${config}`,
    `--storage.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--cluster.listen-address=',
    '--log.level=error',
  ]);
  child.stdout?.resume();
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/-/ready`).catch(() => null);
    if (ready?.ok) return { name: program, port, pid: child.pid ?? 0, stop };
    if (Date.now() > end) throw new Error(`${program} was not ready within ${PATIENCE_MS} ms`);
    await sleep(50);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
