import type { ConfigMark } from '../domain/config-change.js';
import { toMinor } from '../domain/figures.js';
import type { Level } from '../domain/level.js';
import type { Person } from '../domain/person.js';
import type { RoomSettings, Settings } from '../domain/settings.js';
import { COMMANDS_SWITCH } from '../ingest/checks/command-switch.js';
import type { CheckConfig } from '../ingest/checks/schema.js';
import { type SourceConfig, toSource } from '../ingest/sources.js';
import { answerWarnings } from './cross-answer.js';
import { authorityWarnings } from './cross-authority.js';
import { escalationWarnings } from './cross-escalation.js';
import { wayWarnings, webhookWarnings } from './cross-ways.js';
import { dutyWarnings } from './duty-warnings.js';
import { markOf } from './mark.js';
import type { Parsed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import { timeOf } from './schema/calendar.js';
import type { House } from './schema/house.js';
import { toTermList } from './schema/terms.js';
import { toRule } from './schema/to-rule.js';
import { authoritySettings } from './to-authority.js';
import { oncallSettings } from './to-oncall.js';
import { toSteps } from './to-policies.js';
import { toDemands } from './to-response.js';

/** What checked files come to. */
export interface Assembled {
  readonly settings: Settings;
  readonly sources: readonly SourceConfig[];
  readonly checks: readonly CheckConfig[];
  /** Its hash, and those of its pieces. */
  readonly mark: ConfigMark;
  readonly limits: { readonly queue: number; readonly checks: number };
  /** What works, but perhaps not as meant: a secret that is not set. */
  readonly warnings: readonly ConfigProblem[];
  /** What the coming days will show of who is on duty by these files: gaps, double duty. */
  warningsAt(now: number): readonly ConfigProblem[];
}

/** Puts checked files together; `secret` looks a named secret up. */
export function assemble(parsed: Parsed, secret: (name: string) => string | undefined): Assembled {
  const { house } = parsed;
  const settings = toSettings(parsed, house.entry);
  return {
    settings,
    sources: Object.entries(house.entry.sources).map(([id, entry]) => toSource(id, entry, secret)),
    checks: parsed.checks.map((one) => one.entry),
    mark: markOf(parsed),
    limits: house.entry.limits,
    warnings: [
      ...authorityWarnings(parsed),
      ...answerWarnings(parsed),
      ...sourceWarnings(parsed, secret),
      ...checkWarnings(parsed, secret),
      ...commandWarnings(parsed, secret),
      ...webhookWarnings(parsed, secret),
      ...wayWarnings(parsed),
      ...escalationWarnings(parsed),
    ],
    warningsAt: (now) => dutyWarnings(parsed, settings, now),
  };
}

function toSettings(parsed: Parsed, house: House): Settings {
  const { zone, currency, lang } = house;
  const time = (text: string): number => timeOf(text, zone) ?? 0;
  const lists = new Map(parsed.terms.map((one) => [one.entry.id, toTermList(one.entry)]));
  return {
    lang,
    zone,
    rules: parsed.rules.map((one) => toRule(one.entry, currency, zone, lists, parsed.models)),
    matrix: house.matrix ? toMatrix(house.matrix, currency) : null,
    people: parsed.people.map((one) => toPerson(one.entry)),
    channels: Object.entries(house.channels).map(([id, channel]) => ({
      id,
      platform: channel.platform,
      address: channel.address ?? id,
      lang: channel.lang ?? lang,
      zone: channel.zone ?? zone,
      from: channel.from,
      match: channel.match,
      onlyEscalation: channel.only_escalation,
      purpose: channel.purpose,
      workspace: channel.workspace ?? null,
    })),
    fallback: house.fallback ?? null,
    groups: Object.entries(house.groups).map(([id, group]) => ({
      id,
      slack: group.slack ?? null,
      discord: group.discord ?? null,
    })),
    workspaces: Object.entries(house.workspaces).map(([id, one]) => ({
      id,
      botTokenEnv: one.bot_token_env,
      appTokenEnv: one.app_token_env ?? null,
    })),
    shows: house.shows.map(({ target, ...show }) => ({
      ...show,
      start: time(show.start),
      end: time(show.end),
      ...(target !== undefined && { target: { minor: toMinor(target, currency), currency } }),
    })),
    ...oncallSettings(parsed),
    ...authoritySettings(parsed),
    auditHead: house.audit ? { channel: house.audit.channel, minute: minuteOf(house.audit.at) } : null,
    promotions: house.promotions.map((one) => ({ ...one, start: time(one.start), end: time(one.end) })),
    group: { by: house.group.by, windowMs: house.group.window },
    flap: { changes: house.flap.changes, withinMs: house.flap.within },
    inhibitions: house.inhibit,
    maintenance: house.maintenance.map(({ match, ...one }) => ({ ...one, matchers: match, zone: one.zone ?? zone })),
    levels: {
      blue: toPolicy(house.levels.blue, 'blue'),
      yellow: toPolicy(house.levels.yellow, 'yellow'),
      orange: toPolicy(house.levels.orange, 'orange'),
      red: toPolicy(house.levels.red, 'red'),
    },
    reopenMs: house.reopen,
    storm: { perMinute: house.storm.per_minute, calmMs: house.storm.calm },
    retention: {
      signalsMs: house.retention.signals,
      incidentsMs: house.retention.incidents,
      inboxRows: house.retention.inbox,
    },
  };
}

/** `HH:mm` → minutes after midnight. */
function minuteOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

function toPolicy(level: House['levels']['blue'], id: Level): Settings['levels']['blue'] {
  return {
    policy: toSteps(level.escalate, `level:${id}`),
    ackExpiresMs: level.ack_expires,
    room: level.room ? toRoom(level.room) : null,
    ...toDemands(level),
  };
}

function toRoom({ links, ...room }: NonNullable<House['levels']['red']['room']>): RoomSettings {
  return { ...room, links: Object.entries(links).map(([title, url]) => ({ title, url })) };
}

function toPerson({ slack, discord, ways, ...person }: Parsed['people'][number]['entry']): Person {
  const account = (platform: string) => (id: string) => ({ platform, id });
  return {
    ...person,
    accounts: [...slack.map(account('slack')), ...discord.map(account('discord'))],
    ...(ways && { ways: ways.map(({ by, after }) => ({ by, afterMs: after })) }),
  };
}

function toMatrix(matrix: NonNullable<House['matrix']>, house: string): NonNullable<Settings['matrix']> {
  const currency = matrix.currency ?? house;
  return { currency, rows: matrix.rows.map((row) => ({ ...row, money: toMinor(row.money, currency) })) };
}

function sourceWarnings({ house }: Parsed, secret: (name: string) => string | undefined): readonly ConfigProblem[] {
  return Object.entries(house.entry.sources).flatMap(([id, source]) => {
    // Unsigned on this machine is a choice somebody wrote down; a refused sender is not.
    if (source.allow_unsigned || source.secret_env.some(secret)) return [];
    const name = source.secret_env.join(', ');
    const [path, say, mend] =
      name === ''
        ? [['sources', id], { key: 'config.source-open', params: { id } }, { key: 'config.mend.source-open' }]
        : [
            ['sources', id, 'secret_env'],
            { key: 'config.secret-unset', params: { id, name } },
            { key: 'config.mend.secret-unset', params: { name } },
          ];
    return [house.file.problem(path, say, mend)];
  });
}

function checkWarnings({ checks }: Parsed, secret: (name: string) => string | undefined): readonly ConfigProblem[] {
  return checks.flatMap(({ file, path, entry }) => {
    const headers = 'headersEnv' in entry ? Object.entries(entry.headersEnv) : [];
    return headers.flatMap(([header, name]) => {
      if (secret(name)) return [];
      const say = { key: 'config.check-secret-unset', params: { id: entry.id, header, name } };
      return [
        file.problem([...path, 'headers_env', header], say, { key: 'config.mend.secret-unset', params: { name } }),
      ];
    });
  });
}

/** The setting is read as the bot reads it: a configuration cannot switch commands on by itself. */
function commandWarnings({ checks }: Parsed, secret: (name: string) => string | undefined): readonly ConfigProblem[] {
  if (secret(COMMANDS_SWITCH)?.trim().toLowerCase() === 'true') return [];
  const params = { setting: COMMANDS_SWITCH };
  return checks.flatMap(({ file, path, entry }) =>
    entry.kind === 'command'
      ? [
          file.problem(
            [...path, 'kind'],
            { key: 'config.commands-off', params: { id: entry.id } },
            { key: 'config.mend.commands-off', params },
          ),
        ]
      : [],
  );
}
