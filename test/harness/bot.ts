import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, startApp } from '../../src/app.js';
import { type LoadedConfig, type Loading, loadConfig } from '../../src/config/load.js';
import type { Person } from '../../src/domain/person.js';
import type { Lang } from '../../src/domain/text.js';
import { parseMs } from '../../src/lib/duration.js';
import { createLog } from '../../src/lib/log.js';
import { packageRoot } from '../../src/lib/root.js';
import { sayText } from '../../src/text/say.js';
import { cardText, RecordingChat } from './recording-chat.js';

/** 20:00 in Shanghai, in no promotion of the shipped calendar. */
const EVENING = Date.parse('2026-11-21T12:00:00Z');

/** The whole bot: real HTTP on loopback, real SQLite file, shipped configuration; a clock and a chat of its own. */
export interface Bot {
  readonly chat: RecordingChat;
  readonly url: string;
  readonly app: App;
  now(): number;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<{ status: number; body: string }>;
  metric(name: string, value: number, labels?: Record<string, string>, subject?: string): Promise<void>;
  /** Types a command; the text of the answer. */
  type(line: string, who?: Person, lang?: Lang): Promise<string>;
  /** Lets time pass minute by minute: clocks, checks, deliveries. */
  advance(span: string): Promise<void>;
  /** The card that stands in a channel and whose text matches. */
  card(channel: string, pattern: RegExp): string | undefined;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export const OPERATOR: Person = { id: 'ana', name: 'Ana', permission: 'manage', accounts: [] };

export async function startBot(
  change: (config: LoadedConfig) => LoadedConfig = (c) => c,
  files = join(packageRoot(), 'config'),
): Promise<Bot> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-bot-'));
  const load = (): Loading => {
    const loading = loadConfig(files, () => undefined);
    return loading.ok ? { ok: true, config: change(loading.config) } : loading;
  };
  const first = load();
  if (!first.ok) throw new Error(`the configuration in ${files} does not load`);
  let { config } = first;
  let now = EVENING;
  const chat = new RecordingChat();
  const start = () =>
    startApp(
      {
        env: { dataFolder: folder, host: '127.0.0.1', port: 0, lang: null, secret: () => undefined },
        config,
        log: createLog('silent'),
        console: OPERATOR,
        platforms: ['console'],
        chats: () => [chat],
        now: () => now,
        reload: load,
      },
      { timers: false },
    );
  let app = await start();
  const bot: Bot = {
    chat,
    get url() {
      return `http://127.0.0.1:${app.port}`;
    },
    get app() {
      return app;
    },
    now: () => now,
    async post(path, body, headers = {}) {
      const response = await fetch(new URL(path, bot.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      await app.tick();
      return { status: response.status, body: await response.text() };
    },
    async metric(name, value, labels = {}, subject = '') {
      const { status, body } = await bot.post('/v1/signals', {
        kind: 'metric',
        source: 'oms',
        name,
        subject,
        labels,
        value,
        at: now,
      });
      if (status !== 202) throw new Error(`${status} ${body}`);
    },
    async type(line, who = OPERATOR, lang = 'en') {
      const reply = await app.execute({
        text: line,
        person: who,
        platform: 'console',
        account: null,
        channel: null,
        message: null,
        lang,
        zone: 'Asia/Shanghai',
      });
      await app.tick();
      return reply.ok ? cardText(reply.card) : sayText(lang, 'Asia/Shanghai', reply.said, now);
    },
    async advance(span) {
      const end = now + (parseMs(span) ?? Number.NaN);
      if (Number.isNaN(end)) throw new Error(`"${span}" is not a duration`);
      while (now < end) {
        now = Math.min(end, now + 60_000);
        await app.tick();
      }
    },
    card: (channel, pattern) =>
      [...chat.messages.values()]
        .filter((m) => m.channel === channel && m.thread === null)
        .map((m) => cardText(m.card))
        .find((text) => pattern.test(text)),
    async restart() {
      await app.stop();
      const again = load();
      if (again.ok) config = again.config;
      app = await start();
    },
    async close() {
      await app.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return bot;
}
