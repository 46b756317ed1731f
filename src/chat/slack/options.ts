import type { WebClient } from '@slack/web-api';
import type { Logger } from '../../lib/log.js';
import type { ChatHost } from '../host.js';

export interface SlackOptions {
  readonly host: ChatHost;
  readonly log: Logger;
  /** Base of the Web API, with a slash at its end; null: Slack's own. */
  readonly apiUrl: string | null;
  /** The first is the one channels without a workspace live in. */
  readonly workspaces: readonly WorkspaceTokens[];
  /** Requests over HTTP, signed, at `/slack/events`; null: Socket Mode. */
  readonly http: { readonly signingSecret: string; readonly port: number; readonly host: string } | null;
  /** ms before each try to show a picture that Slack may not be done with; default `PICTURE_PAUSES`. */
  readonly picturePauses?: readonly number[];
}

export interface WorkspaceTokens {
  /** The configuration's name of it; null for the first. */
  readonly id: string | null;
  readonly botToken: string;
  /** For Socket Mode; workspaces of one app share it. */
  readonly appToken: string | null;
}

/** Who the bot is in a workspace. */
export interface Identity {
  readonly teamId: string;
  readonly botUserId: string;
  readonly botId: string;
  /** Scopes the token has been given. */
  readonly scopes: readonly string[];
}

/** One workspace: its client, and who the bot is there once somebody has asked. */
export interface Workspace {
  readonly id: string | null;
  readonly botToken: string;
  readonly client: WebClient;
  /** Asked once and remembered; rejects while Slack is away, and is asked again then. */
  identity(): Promise<Identity>;
}
