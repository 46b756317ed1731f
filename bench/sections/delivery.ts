import { setTimeout as sleep } from 'node:timers/promises';
import type { BotProcess } from '../../test/harness/bot-process.js';
import { calm } from '../calm.js';
import type { Field } from '../field.js';
import { percentile, short } from '../figures.js';
import { runLoad } from '../load/run-load.js';
import type { Pace } from '../pace.js';
import { printTable } from '../table.js';

const EVERY_MS = 25;
const PATIENCE_MS = 10_000;

/** From sending the signal that opens an incident to its card on the console. */
export async function delivery(field: Field, bot: BotProcess, pace: Pace): Promise<void> {
  await calm(bot);
  const quiet = await openIncidents(bot, pace.cards, 'quiet');
  await calm(bot);
  const loading = runLoad({
    port: bot.port,
    path: field.botAlert.path,
    payload: field.botAlert.payload,
    batch: 1,
    connections: 16,
    seconds: (pace.cards * EVERY_MS) / 1000 + 0.5,
    rate: 1_000,
  });
  const busy = await openIncidents(bot, pace.cards, 'busy');
  await loading;
  const row = (name: string, waits: readonly number[]) => [
    name,
    String(waits.length),
    short(percentile(waits, 0.5)),
    short(percentile(waits, 0.99)),
    short(percentile(waits, 1)),
  ];
  printTable(
    'From a signal that opens a red incident to its card on the console, ms',
    ['', 'cards', 'p50', 'p99', 'max'],
    [row('otherwise idle', quiet), row('while 1,000/s come in', busy)],
  );
}

async function openIncidents(bot: BotProcess, count: number, run: string): Promise<readonly number[]> {
  const sentAt = new Map<string, number>();
  const waits: number[] = [];
  let tail = '';
  bot.onOutput((text, since) => {
    // A card may be cut in two by the pipe.
    tail += text;
    for (const [mark, sent] of sentAt) {
      if (!tail.includes(mark)) continue;
      waits.push(since - sent);
      sentAt.delete(mark);
    }
    tail = tail.slice(-200);
  });
  for (let i = 0; i < count; i++) {
    const mark = `${run}-card-${String(i).padStart(4, '0')}`;
    sentAt.set(mark, performance.now());
    await post(bot, mark);
    await sleep(EVERY_MS);
  }
  const end = performance.now() + PATIENCE_MS;
  while (sentAt.size > 0 && performance.now() < end) await sleep(20);
  if (sentAt.size > 0) throw new Error(`${sentAt.size} of ${count} cards never came, such as ${[...sentAt.keys()][0]}`);
  return waits;
}

async function post(bot: BotProcess, mark: string): Promise<void> {
  const response = await fetch(`${bot.url}/v1/signals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'alert',
      source: 'alertmanager',
      name: mark,
      subject: `sku:${mark}`,
      labels: { alertname: mark, sku: mark, severity: 'critical' },
      level: 'critical',
      title: mark,
    }),
  });
  await response.arrayBuffer();
  if (response.status !== 202) throw new Error(`a signal was answered ${response.status}; expected 202`);
}
