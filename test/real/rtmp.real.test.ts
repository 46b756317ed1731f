import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import type { Store } from '../../src/store/store.js';
import { type BotProcess, startBotProcess } from '../harness/bot-process.js';
import { builtCli } from '../harness/built.js';
import { freePort, missing, type Program } from './programs.js';
import { FAULTS, type Fault, startPublisher } from './publisher.js';
import { writeRtmpHouse } from './rtmp-house.js';
import { RTMP_MODULE, startRtmpServer } from './rtmp-server.js';

const EVERY_MS = 5_000;
/** When the faults begin and end, seconds after a publisher began. */
const FROM_S = 15;
const TO_S = 33;
const PATIENCE = { timeout: 60_000, interval: 50 };
/** What the shipped rules say of each fault, and nothing else. */
const SAYS: Readonly<Record<Fault, string>> = {
  frozen: 'stream-frozen',
  black: 'stream-black',
  silent: 'stream-silent',
  thin: 'stream-bitrate',
};

const absent = [
  ...missing([
    { name: 'nginx', version: '-v' },
    { name: 'ffmpeg', version: '-version' },
  ]),
  ...(existsSync(RTMP_MODULE) ? [] : ['libnginx-mod-rtmp']),
];
if (absent.length > 0)
  process.stdout.write(`skipped: not installed here: ${absent.join(', ')} (apt-get install ${absent.join(' ')})\n`);

describe.skipIf(absent.length > 0)(
  'B6: real streams through nginx-rtmp that freeze, go black, fall silent and thin out',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'tocsin-rtmp-'));
    const data = join(folder, 'data');
    const publishers = new Map<Fault, Program>();
    let nginx: Program;
    let bot: BotProcess;
    let store: Store;
    let began = 0;

    beforeAll(async () => {
      const port = await freePort();
      const url = (fault: Fault) => `rtmp://127.0.0.1:${port}/live/${fault}`;
      const variable = (fault: Fault) => `STREAM_${fault.toUpperCase()}`;
      const streams = Object.fromEntries(FAULTS.map((fault) => [fault, variable(fault)]));
      const config = writeRtmpHouse(join(folder, 'config'), { show: 'autumn', everyMs: EVERY_MS, streams }, Date.now());
      const env = Object.fromEntries(FAULTS.map((fault) => [variable(fault), url(fault)]));
      bot = await startBotProcess({ cli: builtCli(), config, data, logLevel: 'warn', env });
      store = await openSqliteStore(join(data, 'tocsin.db'), { readonly: true });
      nginx = await startRtmpServer(join(folder, 'nginx'), port, `${bot.url}/v1/webhooks/rtmp`);
      began = performance.now();
      for (const fault of FAULTS) publishers.set(fault, startPublisher(url(fault), fault, FROM_S, TO_S));
    });

    afterAll(async () => {
      await store?.close();
      await Promise.all([...publishers.values()].map((one) => one.kill('SIGKILL')));
      await Promise.all([nginx?.kill('SIGTERM'), bot?.end('SIGTERM')]);
      rmSync(folder, { recursive: true, force: true });
    });

    it('hears from nginx who publishes, and sees nothing wrong', async () => {
      await vi.waitFor(async () => {
        for (const fault of FAULTS) {
          expect(await head('stream.up', `stream:live/${fault}`), 'told by nginx').toBe(1);
          expect(await head('stream.up', `stream:${fault}`), told()).toBe(1);
          expect(await head('stream.as_expected', `stream:${fault}`)).toBe(1);
          for (const figure of ['frozen', 'black', 'silent'])
            expect(await head(`stream.${figure}`, `stream:${fault}`), `${figure} of ${fault}`).toBeLessThan(0.2);
        }
        expect(await firing()).toEqual([]);
      }, PATIENCE);
      expect(performance.now() - began, 'all was seen well before the faults began').toBeLessThan(FROM_S * 1_000);
    });

    it('sees each for what it is within three looks, and clears', async () => {
      const seen = new Map<string, number>();
      const expected = FAULTS.map((fault) => `${SAYS[fault]} stream:${fault}`).sort();
      await vi.waitFor(async () => {
        for (const one of await firing()) if (!seen.has(one)) seen.set(one, performance.now() - began - FROM_S * 1_000);
        expect([...seen.keys()].sort(), told()).toEqual(expected);
      }, PATIENCE);
      for (const [what, ms] of seen) expect(ms, what).toBeLessThan(3 * EVERY_MS);
      expect(await firing(), 'each fires for what it is, and nothing else does').toEqual(expected);
      await expect.poll(firing, PATIENCE).toEqual([]);
      const clear = performance.now() - began - TO_S * 1_000;
      const times = [...seen].map(([what, ms]) => `${what.replace(/ .*/, '')} ${(ms / 1_000).toFixed(1)} s`);
      process.stdout.write(
        `streams: ${times.join(', ')} after the fault; all clear ${(clear / 1_000).toFixed(1)} s after its end (a look every ${EVERY_MS / 1_000} s)\n`,
      );
    });

    it('warns red as soon as nginx says that a publisher is gone', async () => {
      const goneAt = performance.now();
      await publishers.get('thin')?.kill('SIGKILL');
      await expect.poll(firing, PATIENCE).toContain('stream-down stream:live/thin');
      const ms = performance.now() - goneAt;
      expect(ms).toBeLessThan(EVERY_MS);
      process.stdout.write(`publisher killed: red after ${(ms / 1_000).toFixed(2)} s\n`);
    });

    async function head(name: string, subject: string): Promise<number | null> {
      return (await store.loadHead(name, subject))?.value ?? null;
    }
    /** `rule subject` of every alert that fires, in order. */
    async function firing(): Promise<readonly string[]> {
      const incidents = await store.loadIncidents({ limit: 100 });
      const alerts = await Promise.all(incidents.map(({ id }) => store.loadAlertsOf(id)));
      return [
        ...new Set(
          alerts
            .flat()
            .filter(({ status }) => status === 'firing')
            .map(({ rule, subject }) => `${rule} ${subject}`),
        ),
      ].sort();
    }
    function told(): string {
      return `${bot.output()}\n${[nginx, ...publishers.values()].map((one) => one.output()).join('\n')}`.slice(-6_000);
    }
  },
);
