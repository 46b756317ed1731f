import { userInfo } from 'node:os';
import { type App, startApp } from '../app.js';
import { createConsole } from '../chat/console/console.js';
import { makeChats, platformsOf } from '../chats.js';
import { readEnv } from '../config/env.js';
import { loadConfig } from '../config/load.js';
import { problemSay } from '../config/problem.js';
import { folderMark, watchConfig } from '../config/watch.js';
import { CHAT_NAMES, chatName } from '../domain/channel.js';
import type { Person } from '../domain/person.js';
import type { Say } from '../domain/text.js';
import { createLog } from '../lib/log.js';
import { sentence } from '../text/catalogue.js';
import { sayText } from '../text/say.js';
import { joinedParam } from '../text/sentences.js';
import { problemsText } from './check-config.js';
import { hasTerminal, isHangup } from './hangup.js';

/** Runs until it is told to stop: by a signal, by the end of the terminal, or of the input with `exitOnEof`. */
export async function start({ exitOnEof }: { readonly exitOnEof: boolean }): Promise<void> {
  const shell = process.ppid;
  const hadTerminal = hasTerminal();
  const env = readEnv();
  const since = folderMark(env.configFolder);
  const load = () => loadConfig(env.configFolder, env.secret, env.lang ?? undefined);
  const loading = load();
  if (!loading.ok) {
    process.stderr.write(problemsText(env.configFolder, loading.problems, env.lang ?? 'en'));
    process.exitCode = 1;
    return;
  }
  const { config } = loading;
  const { stdin, stdout } = process;
  const isTTY = Boolean(stdin.isTTY && stdout.isTTY);
  const log = createLog(env.logLevel);
  for (const warning of config.warnings) log.warn({ part: 'config' }, sayText('en', 'utc', problemSay(warning), 0));
  const person = consolePerson(config.settings.people);
  let app: App | null = null;
  let stopping: Promise<void> | null = null;
  let unwatch: (() => Promise<void>) | null = null;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      await unwatch?.();
      await app?.stop();
    })();
    return stopping;
  };
  const lang = env.lang ?? config.settings.lang;
  const end = (): void => void stop().then(leave);
  let asked = false;
  // From here on: unheard, it would end the process.
  process.on('SIGHUP', () => {
    if (isHangup(hadTerminal)) return end();
    asked = app === null;
    void app?.reload();
  });
  app = await startApp({
    env,
    config,
    log,
    console: person,
    threads: true,
    reload: load,
    platforms: ['console', ...platformsOf(env)],
    chats: async (bot) => [
      createConsole({
        input: stdin,
        output: stdout,
        isTTY,
        person,
        lang: () => bot.chosenLang(person) ?? env.lang ?? bot.settings.lang,
        zone: () => person.zone ?? bot.settings.zone,
        now: Date.now,
        execute: bot.execute,
        complete: bot.complete,
        onEof: () => {
          if (isTTY || exitOnEof) void app?.flush().then(stop);
        },
      }),
      ...(await makeChats(env, bot, log)),
    ],
    greet: (port) => {
      const url = `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${port}`;
      const counts = { url, rules: config.settings.rules.length, folder: env.configFolder };
      const zone = config.settings.zone;
      stdout.write(`${sayText(lang, zone, sentence('cli.listening', counts), 0)}\n`);
      stdout.write(`${sayText(lang, zone, chatsSay(platformsOf(env)), 0)}\n`);
      stdout.write(`${sayText(lang, zone, sentence('cli.try'), 0)}\n\n${example(url)}\n\n`);
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  if (asked) void app.reload();
  if (env.underNpm) endWithShell(shell, end);
  if (!env.watch) return;
  const onError = (err: unknown) =>
    log.warn({ err, part: 'config' }, 'the configuration cannot be watched; send SIGHUP');
  const watching = watchConfig({ folder: env.configFolder, since, onChange: () => void app?.reload(), onError });
  // What stops before all is watched ends the watching too.
  unwatch = () => watching.then((stopWatching) => stopWatching(), onError);
  watching.catch(onError);
}

/** What is still being printed has this long. */
const LEAVE_MS = 300;

/** How often it is looked whether the shell is still there. */
const LOOK_MS = 500;

/** A SIGTERM ends npm and its shell, and neither tells the bot: left behind, it would go on and keep the port. */
function endWithShell(shell: number, end: () => void): void {
  const look = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(look);
    end();
  }, LOOK_MS);
  look.unref();
}

/** All that was accepted is on disk: a request that hangs somewhere does not keep the process. */
function leave(): void {
  setTimeout(() => process.exit(), LEAVE_MS).unref();
}

/** Which chats run, and which are off. */
function chatsSay(on: readonly string[]): Say {
  const off = joinedParam(
    Object.keys(CHAT_NAMES)
      .filter((platform) => !on.includes(platform))
      .map(chatName),
  );
  return sentence('cli.chats', {
    on: joinedParam([{ say: sentence('cli.console') }, ...on.map(chatName)]) ?? '',
    off: off ?? 'none',
  });
}

/** Whoever sits at the terminal may do everything there: the machine is theirs. */
function consolePerson(people: readonly Person[]): Person {
  const name = userInfo().username;
  return people.find((p) => p.id === name) ?? { id: name, name, permission: 'manage', accounts: [] };
}

/** Three lines that make a warning with the shipped rules. */
function example(url: string): string {
  return [
    `curl -s ${url}/v1/signals -H 'content-type: application/json' -d '`,
    `  {"kind":"metric","source":"oms","name":"delivery.delay_rate","subject":"region:east",`,
    `   "labels":{"region":"east","carrier":"sf"},"value":0.18,"unit":"ratio"}'`,
  ].join('\n');
}
