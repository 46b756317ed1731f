import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, startApp } from '../../src/app.js';
import { makeChats } from '../../src/chats.js';
import { type LoadedConfig, loadConfig } from '../../src/config/load.js';
import type { Settings } from '../../src/domain/settings.js';
import type { AlertSignal, Signal } from '../../src/domain/signal.js';
import { createLog } from '../../src/lib/log.js';
import { packageRoot } from '../../src/lib/root.js';
import { OPERATOR } from './bot.js';
import { type FakeDiscord, startFakeDiscord } from './discord/fake-discord.js';
import { type FakeSlack, startFakeSlack } from './slack/fake-slack.js';

/** The whole bot with the real SDKs, its timers running, talking to both fakes over real sockets. */
export interface ChatBot {
  readonly app: App;
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
  now(): number;
  /** Moves the clocks of the bot and of both services. */
  leap(ms: number): void;
  ingest(...signals: readonly (Pick<Signal, 'kind' | 'name'> & Partial<AlertSignal>)[]): Promise<void>;
  /** Another system's alert; each title with labels of its own is an incident of its own. */
  alert(title: string, severity: Severity, labels?: Record<string, string>): Promise<void>;
  clear(title: string, severity: Severity, labels?: Record<string, string>): Promise<void>;
  /** `empty`: on a database of its own that knows nothing. */
  restart(more?: { readonly empty?: boolean }): Promise<void>;
  close(): Promise<void>;
}

export type Severity = 'critical' | 'high' | 'warning' | 'info';

export interface ChatBotOptions {
  readonly settings?: (settings: Settings) => Settings;
  readonly limits?: 'on' | 'off';
}

/** People of the stories, by their accounts. */
export const SLACK_MAYA = 'U0MAYA';
export const SLACK_STRANGER = 'U0NEW';
export const DISCORD_LIN = '700000000000000001';
export const DISCORD_STRANGER = '700000000000000009';

export async function startChatBot({ settings = (s) => s, limits = 'on' }: ChatBotOptions = {}): Promise<ChatBot> {
  let offset = 0;
  const now = (): number => Date.now() + offset;
  const [slack, discord] = await Promise.all([
    startFakeSlack({
      now,
      limits,
      workspaces: [
        {
          id: 'T0001',
          users: [
            { id: SLACK_MAYA, name: 'maya', tz: 'Europe/London' },
            { id: SLACK_STRANGER, name: 'newcomer' },
          ],
          channels: [
            { id: 'C0OPS', name: 'live-ops' },
            { id: 'C0MAN', name: 'live-managers' },
          ],
          userGroups: [{ id: 'S0NIGHT', handle: 'night-shift', users: [SLACK_MAYA] }],
        },
      ],
      events: ['app_home_opened', 'reaction_added'],
    }),
    startFakeDiscord({ now, limits }),
  ]);
  discord.addTextChannel({ name: 'live-ops' });
  discord.addTextChannel({ name: 'on-call' });
  discord.addRole({ name: 'Night shift' });
  discord.addMember({ id: DISCORD_LIN, name: 'lin', locale: 'zh-CN' });
  discord.addMember({ id: DISCORD_STRANGER, name: 'newcomer' });

  const folder = await mkdtemp(join(tmpdir(), 'tocsin-chats-'));
  const config = withPeople(load(), settings);
  const log = createLog('silent');
  const env = {
    slack: { botToken: slack.botToken, appToken: slack.appToken, http: null, apiUrl: slack.url },
    discord: { token: discord.token, guildId: discord.guildId, apiUrl: discord.url },
    secret: () => undefined,
  };
  const start = () =>
    startApp({
      env: { dataFolder: folder, host: '127.0.0.1', port: 0, lang: null, secret: () => undefined },
      config,
      log,
      console: OPERATOR,
      platforms: ['slack', 'discord'],
      chats: (host) => makeChats(env, host, log),
      now,
    });
  let app = await start();
  const ready = () => Promise.all([slack.waitForSockets(1), discord.gateway.ready()]);
  await ready();
  let n = 0;
  const alert = (status: 'firing' | 'resolved'): ChatBot['alert'] => {
    return (title, severity, labels = {}) => {
      const named = { alert: title, alertname: title, ...labels };
      const about = { source: 'alertmanager', name: title, subject: title, title, labels: named };
      return bot.ingest({ kind: 'alert', status, level: severity, ...about });
    };
  };
  const bot: ChatBot = {
    get app() {
      return app;
    },
    slack,
    discord,
    now,
    leap: (ms) => {
      offset += ms;
    },
    async ingest(...signals) {
      const whole = signals.map((signal) => {
        const base = { id: `s-${++n}`, source: 'story', subject: '', labels: {}, at: now() };
        return { ...base, ...signal } as Signal;
      });
      await app.engine.ingest(whole);
    },
    alert: alert('firing'),
    clear: alert('resolved'),
    async restart({ empty = false } = {}) {
      await app.stop();
      if (empty) await rm(folder, { recursive: true });
      app = await start();
      await ready();
    },
    async close() {
      await app.stop();
      await Promise.all([slack.stop(), discord.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
  return bot;
}

function load(): LoadedConfig {
  const loading = loadConfig(join(packageRoot(), 'config'), () => undefined);
  if (!loading.ok) throw new Error('the shipped configuration does not load');
  return loading.config;
}

/** The shipped house: Slack in English, Discord in Chinese; Maya is in Slack, Lin in Discord. */
function withPeople(config: LoadedConfig, change: (settings: Settings) => Settings): LoadedConfig {
  const accounts: Readonly<Record<string, readonly { platform: string; id: string }[]>> = {
    maya: [{ platform: 'slack', id: SLACK_MAYA }],
    lin: [{ platform: 'discord', id: DISCORD_LIN }],
  };
  const settings: Settings = {
    ...config.settings,
    people: config.settings.people.map((person) => ({ ...person, accounts: accounts[person.id] ?? [] })),
    channels: config.settings.channels.map((channel) => ({
      ...channel,
      lang: channel.platform === 'discord' ? 'zh-CN' : 'en',
    })),
    groups: [{ id: 'night-shift', slack: '@night-shift', discord: 'Night shift' }],
  };
  return { ...config, settings: change(settings) };
}
