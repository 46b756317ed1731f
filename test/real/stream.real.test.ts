import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Incident } from '../../src/domain/incident.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import type { Store } from '../../src/store/store.js';
import { type BotProcess, startBotProcess } from '../harness/bot-process.js';
import { builtCli } from '../harness/built.js';
import { startEncoder } from './encoder.js';
import { writeHouse } from './house.js';
import { type Monitoring, startMonitoring } from './monitoring.js';
import { type Origin, startOrigin } from './origin.js';
import { missing, type Program } from './programs.js';

const SHOW = 'autumn';
const EVERY_MS = 1_000;
const STALE_AFTER_TARGETS = 2;
/** A segment of the encoder, and so the target duration. */
const SEGMENT_MS = 1_000;
const PATIENCE = { timeout: 40_000, interval: 20 };

const absent = missing([
  { name: 'prometheus', version: '--version' },
  { name: 'prometheus-alertmanager', version: '--version' },
  { name: 'ffmpeg', version: '-version' },
]);
if (absent.length > 0)
  process.stdout.write(`skipped: not installed here: ${absent.join(', ')} (apt-get install ${absent.join(' ')})\n`);

describe.skipIf(absent.length > 0)('B6: a real stream, watched by the bot and by Prometheus', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-real-'));
  const stream = join(folder, 'stream');
  const data = join(folder, 'data');
  let encoder: Program;
  let origin: Origin;
  let bot: BotProcess;
  let monitoring: Monitoring;
  let store: Store;

  beforeAll(async () => {
    mkdirSync(stream);
    encoder = startEncoder(stream);
    // On air before anybody looks.
    await vi.waitFor(() => expect(existsSync(join(stream, 'live2.ts'))).toBe(true), PATIENCE);
    origin = await startOrigin(stream);
    const house = { playlist: origin.playlist, show: SHOW, everyMs: EVERY_MS, staleAfterTargets: STALE_AFTER_TARGETS };
    const config = writeHouse(join(folder, 'config'), house, Date.now());
    bot = await startBotProcess({ cli: builtCli(), config, data, logLevel: 'warn' });
    store = await openSqliteStore(join(data, 'tocsin.db'), { readonly: true });
    monitoring = await startMonitoring(join(folder, 'monitoring'), origin.port, bot.url, SHOW);
    await vi.waitFor(async () => {
      expect(await streamUp()).toBe(1);
      expect(origin.scrapes()).toBeGreaterThan(2);
    }, PATIENCE);
  });

  afterAll(async () => {
    await store?.close();
    await Promise.all([monitoring?.stop(), bot?.end('SIGTERM'), encoder?.kill('SIGKILL')]);
    await origin?.cut();
    rmSync(folder, { recursive: true, force: true });
  });

  it('warns red within two checks when the origin hangs up, hears it from Alertmanager too, and clears', async () => {
    expect(await theIncident(), 'all is well before').toBeUndefined();
    const card = printed(/\bRED\b/);
    const cutAt = performance.now();
    await origin.cut();
    const seenMs = (await card) - cutAt;
    expect(seenMs, 'from the cut to the red card on the console, ms').toBeLessThan(2 * EVERY_MS);
    expect(await theIncident()).toMatchObject({ level: 'red', state: 'open', rule: 'stream-down' });
    await expect.poll(witnesses, PATIENCE).toEqual(['stream-down', 'stream-down-reported']);
    const heardMs = performance.now() - cutAt;

    const backAt = performance.now();
    await origin.restore();
    await expect.poll(stateOf, PATIENCE).toBe('resolved');
    tell('origin cut', { 'red card': seenMs, 'Alertmanager too': heardMs, 'clear after return': since(backAt) });
    await expect.poll(witnesses, PATIENCE).toEqual([]);
    expect(await incidents(), 'one incident, whoever reported it').toHaveLength(1);
    await expect.poll(() => store.countNotices(), PATIENCE).toMatchObject({ waiting: 0, failed: 0 });
  });

  it('warns again when the encoder dies and the playlist stands still, and clears when it writes again', async () => {
    const card = printed(/reopened/);
    const diedAt = performance.now();
    await encoder.kill('SIGKILL');
    const seenMs = (await card) - diedAt;
    // A still playlist may be that old; what is left of the two checks is for seeing it.
    expect(seenMs).toBeLessThan(SEGMENT_MS * STALE_AFTER_TARGETS + 2 * EVERY_MS);
    expect(await theIncident()).toMatchObject({ id: 1, level: 'red', state: 'open' });
    await expect.poll(witnesses, PATIENCE).toEqual(['stream-down', 'stream-down-reported']);
    const heardMs = since(diedAt);

    const backAt = performance.now();
    encoder = startEncoder(stream);
    await expect.poll(stateOf, PATIENCE).toBe('resolved');
    tell('encoder killed', { 'red again': seenMs, 'Alertmanager too': heardMs, 'clear after return': since(backAt) });
    expect(await incidents(), 'reopened, not doubled').toHaveLength(1);
  });

  async function streamUp(): Promise<number | null> {
    return (await store.loadHead('stream.up', 'stream:evening-stream'))?.value ?? null;
  }
  function incidents(): Promise<readonly Incident[]> {
    return store.loadIncidents({ limit: 100 });
  }
  async function theIncident(): Promise<Incident | undefined> {
    return (await incidents())[0];
  }
  async function stateOf(): Promise<string | undefined> {
    return (await theIncident())?.state;
  }
  /** Rules by which the incident's alerts fire. */
  async function witnesses(): Promise<readonly string[]> {
    const alerts = await store.loadAlertsOf(1);
    return [...new Set(alerts.filter((a) => a.status === 'firing').map((a) => a.rule))].sort();
  }
  /** When the bot next prints what matches. */
  function printed(pattern: RegExp): Promise<number> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`the bot never printed ${pattern}:\n${bot.output()}\n${monitoring.output()}`)),
        PATIENCE.timeout,
      );
      bot.onOutput((text, at) => {
        if (!pattern.test(text)) return;
        clearTimeout(timer);
        resolve(at);
      });
    });
  }
});

function since(at: number): number {
  return performance.now() - at;
}

function tell(what: string, ms: Readonly<Record<string, number>>): void {
  const parts = Object.entries(ms).map(([name, value]) => `${name} ${(value / 1000).toFixed(2)} s`);
  process.stdout.write(`${what}: ${parts.join(', ')} (check every ${EVERY_MS / 1000} s)\n`);
}
