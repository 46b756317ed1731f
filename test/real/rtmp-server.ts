import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { vi } from 'vitest';
import { type Program, run } from './programs.js';

/** Where Debian puts the module (libnginx-mod-rtmp). */
export const RTMP_MODULE = '/usr/lib/nginx/modules/ngx_rtmp_module.so';

/** nginx with its RTMP module on loopback, in a folder of its own; it asks `callback` about who publishes and ends. */
export async function startRtmpServer(folder: string, port: number, callback: string): Promise<Program> {
  mkdirSync(join(folder, 'logs'), { recursive: true });
  writeFileSync(
    join(folder, 'nginx.conf'),
    `
load_module ${RTMP_MODULE};
daemon off;
master_process off;
worker_processes 1;
pid nginx.pid;
error_log logs/error.log warn;
events { worker_connections 64; }
rtmp {
  server {
    listen 127.0.0.1:${port};
    application live {
      live on;
      record off;
      notify_method post;
      on_publish ${callback};
      on_publish_done ${callback};
    }
  }
}
`,
  );
  const program = run('nginx', ['-p', folder, '-e', 'logs/error.log', '-c', 'nginx.conf']);
  await vi.waitFor(() => reached(port), { timeout: 10_000, interval: 20 });
  return program;
}

function reached(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });
}
