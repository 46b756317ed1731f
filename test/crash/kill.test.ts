import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { diceOf } from '../../src/demo/dice.js';
import type { Settings } from '../../src/domain/settings.js';
import { type BotProcess, startBotProcess } from '../harness/bot-process.js';
import { builtCli } from '../harness/built.js';
import { evening } from './evening.js';
import { writeHouse } from './house.js';
import { readRemains } from './remains.js';
import { Sender } from './sender.js';
import { wrongsOf } from './wrongs.js';

/** So often in the middle of so many signals; `.ci/run` kills twenty times. */
const KILLS = Number(process.env.TOCSIN_CRASH_KILLS ?? 4);
const SIGNALS = KILLS * 500;
const CONNECTIONS = 8;
/** Repeat a run that failed: `TOCSIN_CRASH_SEED=123 npx vitest run test/crash`. */
const SEED = Number(process.env.TOCSIN_CRASH_SEED ?? Date.now() % 1_000_000);

const folder = mkdtempSync(join(tmpdir(), 'tocsin-crash-'));
const data = join(folder, 'data');
const config = writeHouse(join(folder, 'config'));
const cli = builtCli();
const start = () => startBotProcess({ cli, config, data, logLevel: 'error' });
let bot: Promise<BotProcess>;

afterAll(async () => {
  await (await bot).end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe(`kill -9, ${KILLS} times in the middle of ${SIGNALS} signals (seed ${SEED})`, () => {
  it('loses nothing it answered for, doubles nothing, forgets no clock and no notice', {
    timeout: 180_000,
  }, async () => {
    const settings = settingsOf(config);
    bot = start();
    const sender = new Sender(evening(SEED, SIGNALS), async () => (await bot).url, diceOf(SEED, 'sender'));
    const sending = sender.run(CONNECTIONS);
    // A failure of the sender is told at once, not after the last kill.
    const orFail = <T>(work: Promise<T>): Promise<T> => Promise.race([work, sending.then(() => work)]);

    const dice = diceOf(SEED, 'kills');
    const moments = Array.from({ length: KILLS - 1 }, () => dice.whole(1, SIGNALS - 500)).sort((a, b) => a - b);
    for (const moment of moments) {
      await orFail(sender.whenSent(moment));
      // Somewhere within a request, a decision, a commit, an answer, a delivery; now and then while it still starts.
      await pause(dice.whole(0, 12));
      const victim = await bot;
      victim.type(dice.chance(0.5) ? '/risk ack all yellow' : '/risk ack all red');
      await pause(dice.whole(0, 3));
      // Whoever sends from now on waits for the next one.
      bot = victim.end('SIGKILL').then(start);
    }
    await sending;
    await (await bot).end('SIGKILL');

    expect(sender.answered.size).toBe(SIGNALS);
    const crashed = await readRemains(join(data, 'tocsin.db'));
    const kept = new Set(crashed.signals);
    expect([...sender.answered].filter((id) => !kept.has(id))).toEqual([]);
    expect(crashed.signals.length, 'signals that were sent again count once').toBe(SIGNALS);
    expect(wrongsOf(crashed, settings)).toEqual([]);
    // Else the above would have had nothing to find.
    expect(sender.sent, 'something was sent twice').toBeGreaterThan(SIGNALS);
    expect(sender.duplicates, 'something was kept but not answered').toBeGreaterThan(0);
    expect(crashed.incidents.length).toBeGreaterThan(50);
    expect(crashed.clocks.length).toBeGreaterThan(0);

    bot = start();
    const survivor = await bot;
    await expect.poll(() => unserved(survivor), { timeout: 20_000, interval: 50 }).toEqual([]);
    await survivor.end('SIGTERM');
    const calm = await readRemains(join(data, 'tocsin.db'));
    expect(wrongsOf(calm, settings)).toEqual([]);
    expect(calm.notices.filter(({ state }) => state === 'failed')).toEqual([]);
    report(sender, calm.incidents.length, calm.history.length);
  });
});

/** What a running bot still owes: notices that wait, and clocks that ran out more than a second ago. */
async function unserved(bot: BotProcess): Promise<readonly string[]> {
  const metrics = await (await fetch(`${bot.url}/metrics`)).text();
  const value = (name: string) =>
    Number(
      metrics
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')[1],
    );
  const waiting = value('tocsin_notices{state="waiting"}');
  const late = value('tocsin_clock_late_seconds');
  return [...(waiting === 0 ? [] : [`${waiting} notices wait`]), ...(late < 1 ? [] : [`a clock is ${late} s late`])];
}

function settingsOf(from: string): Settings {
  const loading = loadConfig(from, () => undefined);
  if (!loading.ok) throw new Error(JSON.stringify(loading.problems));
  return loading.config.settings;
}

function report(sender: Sender, incidents: number, history: number): void {
  process.stdout.write(
    `killed ${KILLS} times (seed ${SEED}): ${sender.sent} signals sent, ${SIGNALS} kept, ${sender.duplicates} known when sent again, ` +
      `${incidents} incidents, ${history} rows of history\n`,
  );
}
