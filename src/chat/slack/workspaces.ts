import { WebClient } from '@slack/web-api';
import type { Logger } from '../../lib/log.js';
import { boltLog } from './interact/bolt-log.js';
import type { Identity, SlackOptions, Workspace, WorkspaceTokens } from './options.js';

/** A call that is not answered by then is taken for lost; Slack's own clients wait no longer. */
const TIMEOUT_MS = 10_000;

/** Every workspace with its own client. One attempt per call: when to try again is the outbox's to say. */
export function createWorkspaces(options: Pick<SlackOptions, 'apiUrl' | 'workspaces' | 'log'>): readonly Workspace[] {
  return options.workspaces.map((tokens) => workspace(tokens, options.apiUrl, options.log));
}

function workspace({ id, botToken }: WorkspaceTokens, apiUrl: string | null, log: Logger): Workspace {
  // `fetch` keeps its connections alive by itself.
  const client = new WebClient(botToken, {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    // A send that fails is told by its result; the SDK's own line about it would be the second.
    logger: boltLog(log, true),
    allowAbsoluteUrls: false,
  });
  let asked: Promise<Identity> | null = null;
  return {
    id,
    botToken,
    client,
    identity() {
      const asking = asked ?? whoAmI(client);
      asked = asking;
      asking.catch(() => {
        if (asked === asking) asked = null;
      });
      return asking;
    },
  };
}

async function whoAmI(client: WebClient): Promise<Identity> {
  const answer = await client.auth.test();
  return {
    teamId: answer.team_id ?? '',
    botUserId: answer.user_id ?? '',
    botId: answer.bot_id ?? '',
    scopes: answer.response_metadata?.scopes ?? [],
  };
}
