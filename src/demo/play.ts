import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type App, startApp } from '../app.js';
import { createConsole } from '../chat/console/console.js';
import { palette } from '../chat/console/paint.js';
import { wrap } from '../chat/console/wrap.js';
import type { LoadedConfig } from '../config/load.js';
import type { Lang, Say } from '../domain/text.js';
import type { Logger } from '../lib/log.js';
import { sentence } from '../text/catalogue.js';
import { sayText } from '../text/say.js';
import { timeText } from '../text/time-text.js';
import { BEATS } from './beats.js';
import { Cast } from './cast.js';
import { type Evening, recordEvening } from './evening.js';
import { Gauges } from './gauges.js';
import { NAMES } from './names.js';
import { EVENING_START, instant, MINUTE_MS, MINUTES, STEP_S } from './plan.js';
import { post } from './post.js';
import { quietChat } from './quiet-chat.js';
import { Screen } from './screen.js';
import { SCRIPT } from './script.js';
import { type Tally, tallyOf } from './tally.js';

export interface PlayOptions {
  readonly seed: number;
  readonly config: LoadedConfig;
  readonly lang: Lang;
  /** A secret the configuration names. */
  secret(name: string): string | undefined;
  readonly log: Logger;
  readonly out: Writable;
  readonly color: boolean;
  /** Columns. */
  readonly width: number;
  /** Rest after each step of the evening, ms: for eyes that follow. */
  readonly restMs: number;
  /** Ends the evening early; `play` then throws its reason. */
  readonly signal?: AbortSignal;
  /** Looks into the running bot before it is stopped and its database removed. */
  atEnd?(app: App): Promise<void>;
}

/** How often the screen says how things stand, minutes. */
const RULER_EVERY = 5;
const STEP_MS = STEP_S * 1000;

/**
 * Plays the recorded evening into a bot that is started for it: its signals over HTTP, its people's commands typed,
 * its clock moved on step by step. The database lives in a folder of its own, which is removed. Throws where the bot
 * cannot start or refuses signals.
 */
export async function play(options: PlayOptions): Promise<Tally> {
  const { lang, out, color, width } = options;
  const names = NAMES[lang];
  const { zone } = options.config.settings;
  const evening = recordEvening(options.seed, names);
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-demo-'));
  let now = EVENING_START;
  const paint = palette(color);
  const clock = () => timeText({ at: now, style: 'time' }, lang, zone, now);
  const screen = new Screen({ out, paint, width, clock });
  const tell = (said: Say): string => sayText(lang, zone, said, now);
  const delivered = { posted: 0, edited: 0 };
  const hidden = new Set<string>();
  const cast = new Cast({ lang, zone, screen, paint, width, people: options.config.settings.people, now: () => now });
  let app: App | null = null;
  try {
    const config = selfContained(options.config);
    app = await startApp(
      {
        env: { dataFolder: folder, host: '127.0.0.1', port: 0, lang, secret: options.secret },
        config,
        log: options.log,
        console: cast.operator,
        now: () => now,
        platforms: ['console'],
        chats: (bot) => [
          quietChat(
            createConsole({
              input: Readable.from([]),
              output: screen.chat(),
              isTTY: false,
              color,
              width,
              person: cast.operator,
              lang,
              zone,
              now: () => now,
              execute: bot.execute,
              complete: bot.complete,
              onEof: () => undefined,
            }),
            {
              main:
                config.settings.channels.find(
                  ({ platform, onlyEscalation }) => platform === 'console' && !onlyEscalation,
                )?.id ?? '',
              now: () => now,
              elsewhere: (channel, card) => {
                const inc = card.title.split(' · ')[0] ?? '';
                screen.plain([
                  paint.dim(`  └ ${tell(sentence('demo.elsewhere', { inc, channel: `#${channel.id}` }))}`),
                ]);
              },
              delivered,
            },
          ),
        ],
      },
      { timers: false },
    );
    const url = `http://127.0.0.1:${app.port}`;
    intro(screen, tell, evening);
    await post(url, '/v1/shows', evening.show);
    const gauges = new Gauges(names);
    const batches = inSteps(evening);
    let accepted = 0;
    for (const [step, batch] of batches.entries()) {
      options.signal?.throwIfAborted();
      const from = (step * STEP_MS) / MINUTE_MS;
      const to = ((step + 1) * STEP_MS) / MINUTE_MS;
      const within = (minute: number): boolean => minute >= from && minute < to;
      gauges.read(batch);
      now = instant(from);
      if (from % RULER_EVERY === 0) screen.ruler(tell(gauges.say()));
      for (const beat of BEATS) if (within(beat.minute)) screen.told(tell(sentence(beat.key, { ...places(names) })));
      for (const typed of SCRIPT) if (within(typed.minute)) await cast.type(typed, app);
      now = instant(to);
      accepted += await post(url, '/v1/signals', batch);
      await app.tick();
      for (const alert of app.engine.live.hidden()) hidden.add(alert.fingerprint);
      if (options.restMs > 0) await sleep(options.restMs, undefined, { signal: options.signal });
    }
    const tally = await tallyOf(app.engine.deps.store, {
      sent: evening.signals.length,
      accepted,
      alerts: app.engine.live.alerts.size,
      suppressed: hidden.size,
      deliveries: delivered,
    });
    await options.atEnd?.(app);
    return tally;
  } finally {
    await app?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The house's own rules and policies, but nothing outside is probed or posted to: the evening is not real. The
 * console's channels are shown; of a house that has none, those of its other chats are.
 */
function selfContained(config: LoadedConfig): LoadedConfig {
  const { settings } = config;
  if (settings.channels.some(({ platform }) => platform === 'console')) return { ...config, checks: [] };
  const channels = settings.channels.map((channel) => ({ ...channel, platform: 'console' }));
  // The console makes no channels for incidents.
  const { blue, yellow, orange, red } = settings.levels;
  const levels = {
    blue: { ...blue, room: null },
    yellow: { ...yellow, room: null },
    orange: { ...orange, room: null },
    red: { ...red, room: null },
  };
  return { ...config, checks: [], settings: { ...settings, channels, levels } };
}

function intro(screen: Screen, tell: (said: Say) => string, evening: Evening): void {
  const { length } = evening.signals;
  screen.plain([
    screen.options.paint.bold(tell(sentence('demo.title', { title: evening.show.title ?? evening.show.id }))),
    ...wrap(tell(sentence('demo.intro', { minutes: MINUTES, signals: length })), screen.options.width),
    ...wrap(tell(sentence('demo.intro.screen')), screen.options.width),
  ]);
}

/** The signals of each step, in order; steps without any are there too. */
export function inSteps(evening: Evening): readonly (readonly Evening['signals'][number][])[] {
  const steps = Array.from({ length: (MINUTES * 60) / STEP_S }, (): Evening['signals'][number][] => []);
  for (const signal of evening.signals) {
    const at = typeof signal.at === 'string' ? Date.parse(signal.at) : (signal.at ?? EVENING_START);
    steps[Math.min(steps.length - 1, Math.floor((at - EVENING_START) / STEP_MS))]?.push(signal);
  }
  return steps;
}

function places({ host, platform, hero, lipstick, late }: (typeof NAMES)[Lang]) {
  return { host, platform, hero, lipstick, region: late.region, carrier: late.carrier };
}
