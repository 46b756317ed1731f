import { Worker } from 'node:worker_threads';

/** In plain JavaScript, for a thread of its own: what the process itself is at may never let it look. */
const LOOKOUT = `
const { Socket } = require('node:net');
new Socket({ fd: 0, readable: true, writable: false }).on('close', () => process.kill(process.pid, 'SIGKILL')).resume();
`;

/** Ends this process at once when whoever started it is gone: its input, a pipe nobody writes to, is closed then. */
export function endWithParent(): void {
  new Worker(LOOKOUT, { eval: true, env: {}, execArgv: [] }).unref();
}
