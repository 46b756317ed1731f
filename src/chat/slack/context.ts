import type { Channel } from '../../domain/channel.js';
import type { Logger } from '../../lib/log.js';
import { Directory } from './directory.js';
import type { Place } from './errors.js';
import type { SlackOptions, Workspace } from './options.js';
import type { PictureDesk } from './picture.js';
import { RateGate } from './rate-gate.js';
import type { Reader } from './rich-text.js';
import { PICTURE_PAUSES } from './show-pictured.js';

/** Everything a send needs of one workspace. */
export interface WorkspaceContext {
  readonly workspace: Workspace;
  readonly gate: RateGate;
  readonly directory: Directory;
  readonly log: Logger;
  /** The environment variable its token comes from. */
  readonly tokenEnv: string;
  /** ms before each try to show a picture. */
  readonly picturePauses: readonly number[];
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
    picturePauses: options.picturePauses ?? PICTURE_PAUSES,
    now,
  };
}

/** Uploads under the pauses Slack asks for. */
export function pictureDesk({ workspace, log, gate }: WorkspaceContext): PictureDesk {
  return { client: workspace.client, log, run: (method, call) => gate.run(method, null, call) };
}

export function placeOf(channel: Channel, context: WorkspaceContext): Place {
  const { id, address } = channel;
  const named = address.startsWith('#') || address === id;
  return { channel: named ? address : `${id} (${address})`, tokenEnv: context.tokenEnv };
}

export function readerOf(channel: Channel, context: WorkspaceContext): Reader {
  return { lang: channel.lang, zone: channel.zone, now: context.now() };
}
