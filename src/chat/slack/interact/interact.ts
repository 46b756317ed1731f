import type { Logger } from '../../../lib/log.js';
import type { ChatHost } from '../../host.js';
import type { SlackOptions, Workspace } from '../options.js';
import { PICTURE_PAUSES } from '../show-pictured.js';
import { createApp } from './apps.js';
import { createAskers } from './asker.js';
import { createHome } from './home.js';
import { createHttpDoor, type HttpDoor } from './http-door.js';
import type { Interplay } from './interplay.js';
import { createSocket, type Socket } from './socket.js';
import { createTeams } from './teams.js';
import { TIMING, type Timing } from './timing.js';

export interface InteractionDeps {
  readonly host: ChatHost;
  readonly log: Logger;
  /** In the order of `options.workspaces`. */
  readonly workspaces: readonly Workspace[];
  readonly options: SlackOptions;
  readonly timing?: Partial<Timing>;
}

/** What people type and press in Slack, handed to the bot and answered. */
export interface Interactions {
  /** Begins to connect and returns. Throws only where the port of HTTP mode cannot be listened on. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Home may be out of date. Returns at once. */
  refresh(): void;
  /** The port listened on in HTTP mode; null in Socket Mode and before the start. */
  port(): number | null;
}

export function createInteractions({ host, log, workspaces, options, timing }: InteractionDeps): Interactions {
  const times: Timing = { ...TIMING, ...timing };
  const play: Interplay = {
    host,
    log,
    askers: createAskers(host),
    beforeAckMs: times.beforeAckMs,
    picturePauses: options.picturePauses ?? PICTURE_PAUSES,
  };
  const home = createHome(play, times.homeMs);
  const { apiUrl, http } = options;
  const teams = createTeams(workspaces);

  const sockets: Socket[] = [];
  let door: HttpDoor | null = null;
  if (http !== null) {
    door = createHttpDoor(http, log);
    createApp({ receiver: door.receiver, apiUrl, teams, play, home });
  } else {
    for (const [appToken, theirs] of byAppToken(options, workspaces, log)) {
      const socket = createSocket({ appToken, apiUrl, log, timing: times });
      createApp({ receiver: socket.receiver, apiUrl, teams: createTeams(theirs), play, home });
      sockets.push(socket);
    }
  }

  return {
    async start() {
      await door?.start();
      for (const socket of sockets) socket.start();
    },
    async stop() {
      home.stop();
      await Promise.all([door?.stop(), ...sockets.map((socket) => socket.stop())]);
    },
    refresh: () => home.refresh(),
    port: () => door?.port() ?? null,
  };
}

/** One connection for each app; workspaces it is installed in share it. */
function byAppToken(
  { workspaces: tokens }: SlackOptions,
  workspaces: readonly Workspace[],
  log: Logger,
): ReadonlyMap<string, readonly Workspace[]> {
  const found = new Map<string, Workspace[]>();
  for (const workspace of workspaces) {
    const appToken = tokens.find((each) => each.id === workspace.id)?.appToken ?? null;
    if (appToken === null)
      log.warn(
        { workspace: workspace.id },
        'Slack: this workspace has no app token, so nothing typed or pressed there reaches me. Set the variable its appTokenEnv names.',
      );
    else found.set(appToken, [...(found.get(appToken) ?? []), workspace]);
  }
  return found;
}
