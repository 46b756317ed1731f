import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type BotOptions, type BotProcess, startBotProcess } from '../test/harness/bot-process.js';
import { calm } from './calm.js';
import { short } from './figures.js';
import type { Payload } from './load/payload.js';
import { runLoad } from './load/run-load.js';
import { printTable } from './table.js';

const SHOWN = 30;
const SECONDS = 8;

const profileSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.int(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.int() }),
    }),
  ),
  samples: z.array(z.int()),
  timeDeltas: z.array(z.number()),
});

/** Where the bot's own time goes under load: functions by the time spent in themselves. */
export async function profile(bot: Omit<BotOptions, 'data'>, folder: string, payload: Payload, batch: number) {
  const profiles = join(folder, `profile-${payload}-${batch}`);
  const data = join(profiles, 'data');
  const load = async (running: BotProcess, seconds: number) => {
    const order = { port: running.port, path: '/v1/signals', payload, batch, connections: 64, rate: null, seconds };
    const report = await runLoad(order);
    await calm(running);
    return report;
  };
  // First without the profiler what happens only once: the incidents open.
  const before = await startBotProcess({ ...bot, data });
  await load(before, 2);
  await before.end('SIGTERM');
  const running = await startBotProcess({ ...bot, data, nodeArgs: ['--cpu-prof', `--cpu-prof-dir=${profiles}`] });
  const { signals, seconds } = await load(running, SECONDS);
  await running.end('SIGTERM');
  const file = readdirSync(profiles).find((name) => name.endsWith('.cpuprofile'));
  if (file === undefined) throw new Error(`node wrote no profile into ${profiles}`);
  const self = selfTimes(profileSchema.parse(JSON.parse(readFileSync(join(profiles, file), 'utf8'))));
  const busy = [...self].filter(([name]) => !name.startsWith('(idle)')).reduce((sum, [, us]) => sum + us, 0);
  const rows = [...self]
    .sort((a, b) => b[1] - a[1])
    .filter(([name]) => !name.startsWith('(idle)'))
    .slice(0, SHOWN)
    .map(([name, us]) => [name, `${((us / busy) * 100).toFixed(1)} %`, short(us / signals)]);
  printTable(
    `Profile: ${payload}, ${batch} per request, 64 connections, ${short(signals / seconds)} signals/s under the profiler`,
    ['function', 'of busy time', 'µs/signal'],
    rows,
  );
}

function selfTimes({ nodes, samples, timeDeltas }: z.output<typeof profileSchema>): ReadonlyMap<string, number> {
  const names = new Map(nodes.map((node) => [node.id, nameOf(node.callFrame)]));
  const self = new Map<string, number>();
  for (const [i, id] of samples.entries()) {
    const name = names.get(id) ?? '?';
    self.set(name, (self.get(name) ?? 0) + (timeDeltas[i] ?? 0));
  }
  return self;
}

function nameOf({ functionName, url, lineNumber }: { functionName: string; url: string; lineNumber: number }): string {
  const where = url.replace(/^file:\/\//, '').replace(/^.*\/(?=(?:src|commands|node_modules)\/)/, '');
  return `${functionName || '(anonymous)'}${where === '' ? '' : ` ${where}:${lineNumber + 1}`}`;
}
