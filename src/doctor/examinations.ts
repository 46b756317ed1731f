import { type Diagnosis, failed, noted } from '../chat/checkup/diagnosis.js';
import type { Examination } from '../chat/checkup/examination.js';
import type { ChatHost } from '../chat/host.js';
import { slackWorkspaces } from '../chats.js';
import type { Env } from '../config/env.js';
import type { Logger } from '../lib/log.js';
import { sentence } from '../text/catalogue.js';

/** A chat: what can be said of it at once, and its examination where there is a token for it. */
export interface Table {
  readonly platform: string;
  readonly before: readonly Diagnosis[];
  readonly examination: Examination | null;
}

/** Both chats, each with its SDK loaded only where it has a token. */
export async function createTables(
  env: Pick<Env, 'slack' | 'discord' | 'secret'>,
  host: ChatHost,
  log: Logger,
): Promise<readonly Table[]> {
  return [await slackTable(env, host, log), await discordTable(env, host, log)];
}

async function slackTable(
  { slack, secret }: Pick<Env, 'slack' | 'secret'>,
  host: ChatHost,
  log: Logger,
): Promise<Table> {
  if (!slack) return off('slack', 'SLACK_BOT_TOKEN');
  const { examineSlack } = await import('../chat/slack/doctor.js');
  const { apiUrl, http } = slack;
  const { tokens, missing } = slackWorkspaces(slack, host.settings, secret);
  return {
    platform: 'slack',
    before: missing.map(({ id, botTokenEnv: variable }) =>
      failed(
        sentence('doctor.slack.workspace', { id, variable }),
        sentence('doctor.slack.workspace.mend', { id, variable }),
      ),
    ),
    examination: examineSlack({ host, log, apiUrl, http, workspaces: tokens }),
  };
}

async function discordTable({ discord }: Pick<Env, 'discord'>, host: ChatHost, log: Logger): Promise<Table> {
  if (!discord) return off('discord', 'DISCORD_TOKEN');
  const { examineDiscord } = await import('../chat/discord/doctor.js');
  return { platform: 'discord', before: [], examination: examineDiscord({ host, log, ...discord }) };
}

function off(platform: string, variable: string): Table {
  return { platform, before: [noted(sentence('doctor.off', { variable }))], examination: null };
}
