import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadConfig } from '../src/config/load.js';
import { packageRoot } from '../src/lib/root.js';
import { startBotProcess } from '../test/harness/bot-process.js';
import { field } from './field.js';
import { short } from './figures.js';
import { residentMb } from './memory.js';
import { FULL, QUICK } from './pace.js';
import { profile } from './profile.js';
import { breadth } from './sections/breadth.js';
import { chats } from './sections/chats.js';
import { delivery } from './sections/delivery.js';
import { grading } from './sections/grading.js';
import { startToListening } from './sections/start.js';
import { statusCommand } from './sections/status.js';
import { steadyLatency } from './sections/steady-latency.js';
import { storm } from './sections/storm.js';
import { throughput } from './sections/throughput.js';
import { transcripts } from './sections/transcripts.js';
import { startAlertmanager } from './servers/alertmanager.js';
import { startBare } from './servers/bare.js';
import { print, printTable } from './table.js';
import { atMost, printVerdicts, type Verdict } from './targets.js';

const SECTIONS = ['load', 'start', 'grading', 'breadth', 'transcripts', 'status', 'chats'] as const;
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [...SECTIONS] },
  },
});
const pace = values.quick ? QUICK : FULL;
const bot = {
  cli: fileURLToPath(new URL('../src/cli.js', import.meta.url)),
  config: join(packageRoot(), 'config'),
};
const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const [cpu] = cpus();
print(`node ${process.version}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, synchronous=FULL`);
const began = performance.now();
if (values.profile) {
  await profile(bot, folder, 'alert', 1);
  await profile(bot, folder, 'metric', 1);
  await profile(bot, folder, 'alert', 100);
} else {
  const verdicts: Verdict[] = [];
  if (values.only.includes('load')) verdicts.push(...(await load()));
  const loading = loadConfig(bot.config, () => undefined);
  if (!loading.ok) throw new Error(`${bot.config} has problems; run tocsin check-config`);
  const { settings } = loading.config;
  if (values.only.includes('grading')) verdicts.push(...(await grading(settings)));
  if (values.only.includes('breadth')) verdicts.push(...(await breadth()));
  if (values.only.includes('transcripts')) verdicts.push(...(await transcripts()));
  if (values.only.includes('status')) verdicts.push(...(await statusCommand(settings, folder, pace)));
  if (values.only.includes('chats')) verdicts.push(...(await chats(bot, folder)));
  if (verdicts.length > 0) printVerdicts(verdicts);
}
print(`\n${short((performance.now() - began) / 1000)} s in all`);

async function load(): Promise<readonly Verdict[]> {
  const data = join(folder, 'data');
  const running = await startBotProcess({ ...bot, data });
  const bare = await startBare();
  const alertmanager = await startAlertmanager(join(folder, 'alertmanager'));
  if (!alertmanager) print('prometheus-alertmanager is not installed here: its columns stay empty');
  try {
    const idle = residentMb(running.pid);
    const of = field(
      { name: 'tocsin', port: running.port, pid: running.pid, stop: () => running.end('SIGTERM') },
      bare,
      alertmanager,
    );
    await storm(running);
    const verdicts = [...(await throughput(of, pace)), ...(await steadyLatency(of, pace))];
    await delivery(of, running, pace);
    const after = residentMb(running.pid);
    printTable(
      'Resident memory, MB',
      ['', 'tocsin', 'alertmgr'],
      [
        ['idle', short(idle), '–'],
        ['after the load above', short(after), alertmanager ? short(residentMb(alertmanager.pid)) : '–'],
      ],
    );
    verdicts.push(atMost('resident memory after load', 150, after, ' MB'));
    await running.end('SIGTERM');
    if (values.only.includes('start')) await startToListening(bot, folder, data, pace.starts);
    return verdicts;
  } finally {
    await running.end('SIGKILL');
    await bare.stop();
    await alertmanager?.stop();
  }
}
