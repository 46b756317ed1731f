import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, startApp } from '../../../app.js';
import type { LoadedConfig } from '../../../config/load.js';
import type { Card } from '../../../domain/card.js';
import { incidentName } from '../../../domain/incident.js';
import type { Person } from '../../../domain/person.js';
import type { Lang } from '../../../domain/text.js';
import type { Logger } from '../../../lib/log.js';
import { sentence } from '../../../text/catalogue.js';
import { sayText } from '../../../text/say.js';
import { recordEvening } from '../../evening.js';
import { NAMES } from '../../names.js';
import { AT, EVENING_START, instant, STEP_S } from '../../plan.js';
import { inSteps } from '../../play.js';
import { post } from '../../post.js';
import { type Caught, catchingChat } from './catching-chat.js';

/** What the chats show at an instant. */
export interface Moment {
  /** ms */
  readonly now: number;
  /** The incident everybody looks at: `INC-2`. */
  readonly incident: string;
  readonly messages: readonly Readonly<Caught>[];
}

/** The recorded evening as Slack and Discord see it, looked at three times. */
export interface ChatEvening {
  /** The stock warning has just become red. */
  readonly warned: Moment;
  /** Somebody has taken it. */
  readonly answered: Moment;
  /** Later, when more has gone wrong: their cockpit. */
  readonly cockpit: { readonly now: number; readonly cards: readonly Card[] };
}

export interface ChatEveningOptions {
  readonly seed: number;
  readonly config: LoadedConfig;
  readonly lang: Lang;
  readonly log: Logger;
}

const RED = AT.priceOpens + 2 + 2 / 3;
const ACKNOWLEDGED = AT.priceOpens + 4;
const OWNED = AT.transferLeaves;
const COCKPIT = AT.doubtfulPrice + 1;
const STEP_MINUTES = STEP_S / 60;

/** Clocks of the recording are whole steps; sums of thirds are not. */
const HAIR = 1e-6;

/** Plays it into a bot that is started for it, with chats that remember; the first person who reads that language acts. */
export async function recordChats({ seed, config, lang, log }: ChatEveningOptions): Promise<ChatEvening> {
  const { settings } = config;
  const lead = settings.people.find((person) => person.lang === lang) ?? settings.people[0];
  if (!lead) throw new Error('config/people.yaml names nobody; the pictures need somebody who acts');
  const names = NAMES[lang];
  const evening = recordEvening(seed, names);
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-picture-'));
  const caught: Caught[] = [];
  let now = EVENING_START;
  let app: App | null = null;
  try {
    app = await startApp(
      {
        env: { dataFolder: folder, host: '127.0.0.1', port: 0, lang, secret: () => undefined },
        config: { ...config, checks: [] },
        log,
        console: lead,
        now: () => now,
        platforms: ['slack', 'discord'],
        chats: () => ['slack', 'discord'].map((platform) => catchingChat(platform, caught, () => now)),
      },
      { timers: false },
    );
    const bot = app;
    const url = `http://127.0.0.1:${bot.port}`;
    const steps = inSteps(evening);
    let step = 0;
    const playUntil = async (minute: number): Promise<void> => {
      for (; (step + 1) * STEP_MINUTES <= minute + HAIR; step++) {
        now = instant((step + 1) * STEP_MINUTES);
        await post(url, '/v1/signals', steps[step] ?? []);
        await bot.tick();
      }
    };
    const reader = { lang, zone: settings.zone };
    const moment = (): Moment => ({ now, incident: stockOut(bot), messages: caught.map((each) => ({ ...each })) });
    const types = (line: string): Promise<void> => typed(bot, lead, line.replace('{inc}', stockOut(bot)), reader);

    await post(url, '/v1/shows', evening.show);
    await playUntil(RED);
    const warned = moment();
    await playUntil(ACKNOWLEDGED);
    await types(`ack {inc} ${sayText(lang, settings.zone, sentence('demo.note.stock'), now)}`);
    const answered = moment();
    await playUntil(OWNED);
    await types('own {inc}');
    await playUntil(COCKPIT);
    return { warned, answered, cockpit: { now, cards: await bot.cockpit(lead, { ...reader, now }) } };
  } finally {
    await app?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The incident of the item that sells far above plan. */
function stockOut({ engine }: App): string {
  const incident = [...engine.live.incidents.values()].find(({ rule }) => rule === 'stock-out');
  if (!incident) throw new Error('no incident was opened by the rule stock-out; the pictures need one');
  return incidentName(incident.id);
}

async function typed(
  bot: App,
  person: Person,
  text: string,
  { lang, zone }: { readonly lang: Lang; readonly zone: string },
): Promise<void> {
  const from = { platform: 'discord', account: null, channel: null, message: null };
  const reply = await bot.execute({ text, person, ...from, lang, zone });
  if (!reply.ok) throw new Error(`“${text}” was refused: ${sayText(lang, zone, reply.said, bot.now())}`);
  await bot.flush();
}
