import pLimit from 'p-limit';
import type { BotProcess } from '../../test/harness/bot-process.js';
import { calm } from '../calm.js';
import { percentile, short, whole } from '../figures.js';
import { bodies, KEYS } from '../load/payload.js';
import { printTable } from '../table.js';

const AT_ONCE = 64;

/** A thousand conditions begin to fire at once: every signal opens an incident, and a digest gathers them. */
export async function storm(bot: BotProcess): Promise<void> {
  const waits: number[] = [];
  const limit = pLimit(AT_ONCE);
  const began = performance.now();
  const sent = bodies('alert', 1, Date.now()).map((pieces, i) =>
    limit(async () => {
      const start = performance.now();
      const response = await fetch(`${bot.url}/v1/signals`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: pieces.join(`storm-${i}`),
      });
      await response.arrayBuffer();
      if (response.status !== 202) throw new Error(`a signal was answered ${response.status}; expected 202`);
      waits.push(performance.now() - start);
    }),
  );
  await Promise.all(sent);
  const acceptedMs = performance.now() - began;
  await calm(bot);
  const shownMs = performance.now() - began;
  printTable(
    `A storm: ${whole(KEYS)} new incidents, ${AT_ONCE} requests at a time`,
    ['accepted/s', 'p50 ms', 'p99 ms', 'all shown after s'],
    [
      [
        whole((KEYS / acceptedMs) * 1000),
        short(percentile(waits, 0.5)),
        short(percentile(waits, 0.99)),
        short(shownMs / 1000),
      ],
    ],
  );
}
