import type { Channel } from '../../domain/channel.js';
import type { Logger } from '../../lib/log.js';
import { Directory } from './directory.js';
import type { Place } from './errors.js';
import type { SlackOptions, Workspace } from './options.js';
import { RateGate } from './rate-gate.js';
import type { Reader } from './rich-text.js';

/** Everything a send needs of one workspace. */
export interface WorkspaceContext {
  readonly workspace: Workspace;
  readonly gate: RateGate;
  readonly directory: Directory;
  readonly log: Logger;
  /** The environment variable its token comes from. */
  readonly tokenEnv: string;
  now(): number;
}

export function createContext(workspace: Workspace, options: SlackOptions): WorkspaceContext {
  const { host, log } = options;
  const now = (): number => host.now();
  const gate = new RateGate(now);
  const configured = host.settings.workspaces.find(({ id }) => id === workspace.id);
  return {
    workspace,
    gate,
    directory: new Directory(workspace, gate),
    log: workspace.id === null ? log : log.child({ workspace: workspace.id }),
    tokenEnv: configured?.botTokenEnv ?? 'SLACK_BOT_TOKEN',
    now,
  };
}

export function placeOf(channel: Channel, context: WorkspaceContext): Place {
  const { id, address } = channel;
  const named = address.startsWith('#') || address === id;
  return { channel: named ? address : `${id} (${address})`, tokenEnv: context.tokenEnv };
}

export function readerOf(channel: Channel, context: WorkspaceContext): Reader {
  return { lang: channel.lang, zone: channel.zone, now: context.now() };
}
