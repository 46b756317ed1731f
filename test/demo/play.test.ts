import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { palette } from '../../src/chat/console/paint.js';
import { columns } from '../../src/chat/console/wrap.js';
import { demo } from '../../src/cli/demo.js';
import { loadConfig } from '../../src/config/load.js';
import { type PlayOptions, play } from '../../src/demo/play.js';
import { summary } from '../../src/demo/summary.js';
import { verdictOn } from '../../src/demo/verdict.js';
import { LEVELS } from '../../src/domain/level.js';
import type { Lang } from '../../src/domain/text.js';
import { createLog } from '../../src/lib/log.js';
import { packageRoot } from '../../src/lib/root.js';
import { catalogue } from '../../src/text/catalogue.js';

const WIDTH = 100;
/** The whole issue: under half a minute. */
const LONGEST_MS = 30_000;
const shipped = join(packageRoot(), 'config');

let scratch = '';
let screen = '';
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'tocsin-test-'));
  vi.stubEnv('TMPDIR', scratch);
  screen = '';
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(scratch, { recursive: true });
});

function optionsFor(lang: Lang, more: Partial<PlayOptions> = {}): PlayOptions {
  const loading = loadConfig(shipped, () => undefined, lang);
  if (!loading.ok) throw new Error('the shipped configuration does not load');
  const out = new Writable({
    decodeStrings: false,
    write(chunk: unknown, _encoding, done) {
      screen += String(chunk);
      done();
    },
  });
  return {
    seed: 618,
    config: loading.config,
    lang,
    secret: () => undefined,
    log: createLog('error'),
    out,
    color: false,
    width: WIDTH,
    restMs: 0,
    ...more,
  };
}

function listenToStdout(): void {
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    screen += String(chunk);
    return true;
  });
}

function keysIn(text: string): readonly string[] {
  return Object.keys(catalogue.en).filter((key) => key.includes('.') && text.includes(key));
}

describe('the demo', () => {
  test.each<Lang>(['en', 'zh-CN'])(
    '%s: the whole evening happens as told, and the figures are those of the database',
    async (lang) => {
      const started = performance.now();
      let asked = false;
      let seen = { incidents: 0, rows: 0, acknowledged: 0 };
      const tally = await play(
        optionsFor(lang, {
          async atEnd(app) {
            asked = true;
            const { store } = app.engine.deps;
            const incidents = await store.loadIncidents({ limit: 1_000 });
            const rows = await store.loadHistory(null, 10_000);
            const acknowledged = new Set(
              rows.flatMap((row) =>
                row.kind === 'incident' && row.event.type === 'acknowledged' ? [row.incident] : [],
              ),
            );
            const kept = await store.loadSignals(['oms/oms-1', 'asr/asr-1', 'comments/comments-1']);
            expect(kept).toHaveLength(3);
            expect(incidents.map(({ rule }) => rule).toSorted()).toEqual([
              'api-slow',
              'comment-complaints',
              'delivery-delay',
              'host-speech',
              'host-speech',
              'stock-out',
              'stream-down',
              'viewers-falling',
            ]);
            expect(incidents.find(({ rule }) => rule === 'stock-out')?.outcome).toBe('true');
            const delay = incidents.find(({ rule }) => rule === 'delivery-delay');
            expect(delay?.channels).toContain('on-call');
            expect(rows).toHaveLength((await store.verifyHistory()).rows);
            seen = { incidents: incidents.length, rows: rows.length, acknowledged: acknowledged.size };
          },
        }),
      );
      expect(asked).toBe(true);
      const all = LEVELS.reduce((sum, level) => sum + tally.incidents[level], 0);
      expect({ incidents: all, rows: tally.history.rows, acknowledged: tally.acknowledged }).toEqual(seen);
      expect(tally.runway.slice(0, 4)).toEqual(LEVELS);
      expect(tally.accepted).toBe(tally.sent);
      expect(tally.escalated).toBeGreaterThanOrEqual(1);
      expect(tally.cleared).toBeGreaterThanOrEqual(1);
      expect(tally.falseAlarms).toBe(1);
      const expectations = verdictOn(tally);
      expect(expectations.filter(({ met }) => !met)).toEqual([]);

      const said = summary(tally, expectations, { lang, zone: 'Asia/Shanghai', paint: palette(false), width: WIDTH });
      expect(said.join('\n')).not.toContain('✗');
      expect(keysIn(screen + said.join('\n'))).toEqual([]);
      expect(screen.split('\n').filter((line) => columns(line) > WIDTH)).toEqual([]);
      expect(readdirSync(scratch)).toEqual([]);
      expect(performance.now() - started).toBeLessThan(LONGEST_MS);
    },
  );

  test('from the command line: shows the climb, the call and the summary, and ends with 0', async () => {
    vi.stubEnv('TOCSIN_LANG', 'en');
    vi.stubEnv('TOCSIN_CONFIG', '');
    listenToStdout();
    expect(await demo({ seed: 2_026 })).toBe(0);
    const marks = ['─ BLUE ', '─ YELLOW ', '─ ORANGE ', '─ RED '].map((mark) =>
      screen.indexOf(`${mark} INC-2 · sunscreen`),
    );
    expect(marks.every((at) => at > 0)).toBe(true);
    expect(marks).toEqual(marks.toSorted((a, b) => a - b));
    expect(screen).toMatch(/!! #on-call CALL ORANGE INC-\d+ · Deliveries in east are late \(kuaima\)/);
    expect(screen).toContain('The nearest is “ack”.');
    expect(screen).toContain('What the evening came to');
  });

  test('where the rules do not tell the story it says so and ends with 1', async () => {
    const folder = join(scratch, 'config');
    cpSync(shipped, folder, { recursive: true });
    rmSync(join(folder, 'rules', 'demand.yaml'));
    vi.stubEnv('TOCSIN_CONFIG', folder);
    vi.stubEnv('TOCSIN_LANG', 'en');
    listenToStdout();
    expect(await demo({ seed: 618 })).toBe(1);
    expect(screen).toContain('✗ the stock warning climbed from blue to red');
    expect(screen).toContain('One thing did not happen as it should');
  });

  test('a house without a console sees its own channels in it', async () => {
    const { config, ...rest } = optionsFor('en');
    const channels = config.settings.channels.filter(({ platform }) => platform !== 'console');
    const tally = await play({ ...rest, config: { ...config, settings: { ...config.settings, channels } } });
    expect(tally.undelivered).toBe(0);
    expect(screen).toMatch(/─ #slack-ops ─╮/);
    expect(screen).toContain('is now in #slack-managers too');
  });

  test('broken off, it leaves nothing behind', async () => {
    const broken = new AbortController();
    const out = new Writable({
      write(_chunk, _encoding, done) {
        broken.abort();
        done();
      },
    });
    await expect(play(optionsFor('en', { out, signal: broken.signal }))).rejects.toThrow();
    expect(readdirSync(scratch)).toEqual([]);
  });
});
