import { LANGS, type Lang } from '../domain/text.js';
import { COMMANDS_SWITCH } from '../ingest/checks/command-switch.js';
import { type CalendarEnv, readCalendar } from './env-calendar.js';
import { type DiscordEnv, readDiscord, readSlack, type SlackEnv } from './env-chats.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the environment says; the only place that reads it. */
export interface Env {
  /** Folder of the configuration. */
  readonly configFolder: string;
  /** Somebody set that folder; else it is the one in the working directory. */
  readonly configChosen: boolean;
  /** Folder the database is kept in. */
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** Language of the house; null leaves it to tocsin.yaml. */
  readonly lang: Lang | null;
  readonly logLevel: LogLevel;
  /** The folder of the configuration is watched; a SIGHUP has it read again either way. */
  readonly watch: boolean;
  /** Checks may run commands: whoever writes the configuration may then run programs on this machine. */
  readonly commands: boolean;
  /** Started by `npm start`, whose shell stands between. */
  readonly underNpm: boolean;
  /** null: no Slack. */
  readonly slack: SlackEnv | null;
  /** null: no Discord. */
  readonly discord: DiscordEnv | null;
  readonly calendar: CalendarEnv;
  /** A secret the configuration names; undefined where it is not set or empty. */
  secret(name: string): string | undefined;
}

/** Thrown with everything that is wrong with the environment, one line each. */
export class EnvError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'EnvError';
  }
}

/** Reads the settings of the environment. Throws `EnvError`. */
export function readEnv(from: NodeJS.ProcessEnv = process.env): Env {
  const problems: string[] = [];
  const text = (name: string, otherwise: string): string => from[name]?.trim() || otherwise;
  const port = Number(text('TOCSIN_PORT', '8787'));
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    problems.push(`TOCSIN_PORT is "${from.TOCSIN_PORT}"; set a port between 0 and 65535, or leave it out for 8787`);
  }
  const langText = text('TOCSIN_LANG', '');
  const lang = langText === '' ? null : langOf(langText);
  if (lang === undefined) problems.push(`TOCSIN_LANG is "${langText}"; set ${LANGS.join(' or ')}, or leave it out`);
  const levelText = text('LOG_LEVEL', 'info').toLowerCase();
  const logLevel = LOG_LEVELS.find((level) => level === levelText);
  if (!logLevel) problems.push(`LOG_LEVEL is "${from.LOG_LEVEL}"; set one of ${LOG_LEVELS.join(', ')}`);
  const commands = text(COMMANDS_SWITCH, 'false').toLowerCase();
  if (commands !== 'true' && commands !== 'false') {
    problems.push(`${COMMANDS_SWITCH} is "${from[COMMANDS_SWITCH]}"; set true or false, or leave it out for false`);
  }
  const watch = text('TOCSIN_WATCH', 'on').toLowerCase();
  if (watch !== 'on' && watch !== 'off') {
    problems.push(`TOCSIN_WATCH is "${from.TOCSIN_WATCH}"; set on or off, or leave it out for on`);
  }
  const slack = readSlack(text, problems);
  const discord = readDiscord(text, problems);
  const calendar = readCalendar(text, problems);
  if (problems.length > 0 || lang === undefined || !logLevel) throw new EnvError(problems);
  return {
    configFolder: text('TOCSIN_CONFIG', 'config'),
    configChosen: text('TOCSIN_CONFIG', '') !== '',
    dataFolder: text('TOCSIN_DATA', 'data'),
    host: text('TOCSIN_HOST', '127.0.0.1'),
    port,
    lang,
    logLevel,
    watch: watch === 'on',
    commands: commands === 'true',
    underNpm: from.npm_lifecycle_event !== undefined,
    slack,
    discord,
    calendar,
    secret: (name) => from[name] || undefined,
  };
}

/** `zh`, `zh_CN.UTF-8` and `EN` are understood too. */
function langOf(text: string): Lang | undefined {
  const word = text.toLowerCase().replace('_', '-').replace(/\..*$/, '');
  if (word === 'zh' || word.startsWith('zh-')) return 'zh-CN';
  return word === 'en' || word.startsWith('en-') ? 'en' : undefined;
}
