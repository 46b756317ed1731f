import { App, type BlockAction, type Receiver, type ViewSubmitAction } from '@slack/bolt';
import type { Logger } from '../../../lib/log.js';
import { boltLog, whyOf } from './bolt-log.js';
import { DIALOG } from './dialog-data.js';
import type { Home } from './home.js';
import type { Interplay } from './interplay.js';
import { SHORTCUT } from './names.js';
import { onPress } from './on-press.js';
import { onReaction } from './on-reaction.js';
import { onShortcut } from './on-shortcut.js';
import { onSlash } from './on-slash.js';
import { onSubmit } from './on-submit.js';
import { createOnce } from './once.js';
import type { Teams } from './teams.js';

export interface AppDeps {
  readonly receiver: Receiver;
  readonly apiUrl: string | null;
  readonly teams: Teams;
  readonly play: Interplay;
  readonly home: Home;
}

const EVERY = /^/u;

/**
 * What Slack sends, to whom it concerns. Bolt tries every listener for each request, so that there is one for each
 * kind. Everything is acknowledged before anything is done, dialogs by their handler.
 */
export function createApp({ receiver, apiUrl, teams, play, home }: AppDeps): App {
  const { log } = play;
  const app = new App({
    receiver,
    logger: boltLog(log),
    convoStore: false,
    clientOptions: { ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }), retryConfig: { retries: 0 } },
    authorize: async ({ teamId }) => {
      const workspace = await teams.find(teamId);
      if (!workspace) throw new Error(`the workspace ${teamId} is none of those configured`);
      const identity = teams.identityOf(workspace);
      return { teamId, ...(identity ? { botId: identity.botId, botUserId: identity.botUserId } : {}) };
    },
  });
  const acknowledge = (ack: () => Promise<void>): Promise<void> =>
    // A connection that closes just now loses the acknowledgement; what was asked for is done all the same.
    ack().catch((error: unknown) => log.debug({ why: whyOf(error) }, 'Slack: an acknowledgement did not arrive.'));

  const cameBefore = createOnce();
  app.use(async ({ body, next, ...rest }) => {
    if (!cameBefore(body)) return next();
    log.debug('Slack: a request came a second time; it is done once.');
    if ('ack' in rest && typeof rest.ack === 'function') await acknowledge(async () => rest.ack());
  });
  app.command(EVERY, async ({ ack, command, context }) => {
    await acknowledge(ack);
    const workspace = await teams.find(context.teamId);
    if (workspace) await onSlash(play, workspace, command);
  });
  app.action<BlockAction>({ type: 'block_actions' }, async ({ ack, body, action, context }) => {
    await acknowledge(ack);
    const workspace = await teams.find(context.teamId);
    if (workspace) await onPress(play, home, workspace, body, action);
  });
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: DIALOG }, async ({ ack, body, view, context }) => {
    const workspace = await teams.find(context.teamId);
    if (workspace) await onSubmit(play, home, workspace, body, view, ack);
    else await acknowledge(ack);
  });
  app.shortcut({ type: 'message_action', callback_id: SHORTCUT }, async ({ ack, shortcut, context }) => {
    await acknowledge(ack);
    const workspace = await teams.find(context.teamId);
    if (workspace) await onShortcut(play, workspace, shortcut);
  });
  app.event(EVERY, async ({ event, context }) => {
    const workspace = await teams.find(context.teamId);
    if (!workspace) return;
    if (event.type === 'reaction_added') await onReaction(play, workspace, event);
    else if (event.type === 'app_home_opened' && event.tab === 'home') await home.show(workspace, event.user);
  });
  app.error(async (error) => logError(log, error));
  return app;
}

function logError(log: Logger, error: unknown): void {
  log.warn({ why: whyOf(error) }, 'Slack: something it sent was not taken.');
}
