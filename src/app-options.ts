import type { ChatAdapter } from './chat/chat.js';
import type { ChatHost } from './chat/host.js';
import type { Env } from './config/env.js';
import type { LoadedConfig, Loading } from './config/load.js';
import type { ActionResult } from './domain/action.js';
import type { Actor, Person } from './domain/person.js';
import type { Logger } from './lib/log.js';
import type { EngineLoop } from './service/engine-loop.js';

export interface AppOptions {
  readonly env: Pick<Env, 'dataFolder' | 'host' | 'port' | 'lang' | 'secret'> &
    Partial<Pick<Env, 'commands' | 'calendar'>>;
  readonly config: LoadedConfig;
  readonly log: Logger;
  /** The person at the console. */
  readonly console: Person;
  /** The chats that will run; channels of others are left out. */
  readonly platforms: readonly string[];
  /** Makes the chats, once commands can be answered. */
  chats(host: ChatHost): readonly ChatAdapter[] | Promise<readonly ChatAdapter[]>;
  /** Told the port, before a chat shows anything. */
  greet?(port: number): void;
  readonly now?: () => number;
  /** Reads the files of the configuration anew; without it there is nothing to read again. */
  reload?(): Loading;
  /** Threads of its own for what would make commits wait; only the built bot has them. */
  readonly threads?: boolean;
}

export interface App extends ChatHost {
  readonly engine: EngineLoop;
  readonly port: number;
  /** Reads the configuration again; what came of it. Never rejects. */
  reload(actor?: Actor): Promise<ActionResult>;
  /** Delivers what waits. */
  flush(): Promise<void>;
  /** Serves what is due, delivers what waits, runs the checks of that instant: for clocks that do not run by themselves. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}
