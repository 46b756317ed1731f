import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { runChild } from './child.js';
import type { Server } from './server.js';

const PROGRAM = fileURLToPath(new URL('./bare-server.js', import.meta.url));

export async function startBare(): Promise<Server> {
  const { child, stop } = runChild(process.execPath, [PROGRAM]);
  if (!child.stdout) throw new Error('the bare server has no output to read its port from');
  const [port] = await once(child.stdout, 'data');
  return { name: 'node:http', port: Number(String(port)), pid: child.pid ?? 0, stop };
}
