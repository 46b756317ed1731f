import { join } from 'node:path';
import { type BotOptions, startBotProcess } from '../../test/harness/bot-process.js';
import { median, short } from '../figures.js';
import { residentMb } from '../memory.js';
import { printTable } from '../table.js';

/** From starting the process to the line that says where it listens: the first time, and again on what it has kept. */
export async function startToListening(
  bot: Omit<BotOptions, 'data'>,
  folder: string,
  used: string,
  starts: number,
): Promise<void> {
  const rows: string[][] = [];
  for (const [name, data] of [
    ['an empty folder, database made', null],
    ['after the load above', used],
  ] as const) {
    const ms: number[] = [];
    const mb: number[] = [];
    for (let i = 0; i < starts; i++) {
      const running = await startBotProcess({ ...bot, data: data ?? join(folder, `start-${i}`) });
      ms.push(running.startedInMs);
      mb.push(residentMb(running.pid));
      await running.end('SIGTERM');
    }
    rows.push([name, short(median(ms)), short(Math.max(...ms)), short(median(mb))]);
  }
  printTable('Start to listening', ['', 'median ms', 'slowest ms', 'resident MB'], rows);
}
