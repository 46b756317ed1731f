import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;
const PATIENCE_MS = 60_000;
const WAITING = /^tocsin_notices\{state="waiting"\} (\d+)$/m;

/** Waits until the bot has shown everything it has to show; how long that took, ms. */
export async function calm(bot: { readonly url: string }): Promise<number> {
  const began = performance.now();
  for (;;) {
    const metrics = await (await fetch(`${bot.url}/metrics`)).text();
    const waiting = WAITING.exec(metrics)?.[1];
    if (waiting === '0') return performance.now() - began;
    if (performance.now() - began > PATIENCE_MS)
      throw new Error(`after ${PATIENCE_MS / 1000} s ${waiting ?? 'an unknown number of'} notices still wait`);
    await sleep(LOOK_EVERY_MS);
  }
}
