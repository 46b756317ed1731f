import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { approvalDeps } from './approval-deps.js';
import type { ChatAdapter } from './chat/chat.js';
import type { ChatHost } from './chat/host.js';
import type { Env } from './config/env.js';
import type { LoadedConfig, Loading } from './config/load.js';
import type { ActionResult } from './domain/action.js';
import { CONFIG_RECORD, changeBetween, markOf } from './domain/config-change.js';
import type { Actor, Person } from './domain/person.js';
import type { Settings } from './domain/settings.js';
import { createHost } from './host.js';
import { feedAddress, NO_FEEDS } from './ingest/calendar/address.js';
import { createFeeds } from './ingest/calendar/feed.js';
import { createHttpServer } from './ingest/http/server.js';
import { createReplayInbox } from './ingest/replay-inbox.js';
import { runCheck } from './ingest/schedule/run-check.js';
import { createScheduler } from './ingest/schedule/scheduler.js';
import { createLanguage } from './language/tools.js';
import type { Logger } from './lib/log.js';
import { createMetrics } from './metrics.js';
import { Outbox } from './outbox/deliver.js';
import { createWantedIn } from './outbox/group-wanted.js';
import { createRenderNotice } from './outbox/render-notice.js';
import { createRenderRoom } from './outbox/render-room.js';
import { veiledStore } from './outbox/veiled-store.js';
import { createReload } from './reload.js';
import { Self } from './self.js';
import { createCarryOut } from './service/carry-out.js';
import { DueLoop } from './service/due-loop.js';
import { dutyContext } from './service/duty-context.js';
import { dutyDesk } from './service/duty-desk.js';
import { EngineLoop } from './service/engine-loop.js';
import { Membership } from './service/membership.js';
import { createReads } from './service/queries.js';
import { Upkeep } from './service/upkeep.js';
import { settingsHere } from './settings-here.js';
import { openSqliteStore } from './store/sqlite/open.js';
import { sayText } from './text/say.js';

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

/**
 * Builds every object, in the order they need each other, and starts them: the door for signals first, the chats after.
 * What was started is stopped in the opposite order, also where a later part cannot start.
 */
export async function startApp(options: AppOptions, { timers = true } = {}): Promise<App> {
  const { env, log, platforms } = options;
  const now = options.now ?? Date.now;
  const here = (read: LoadedConfig): LoadedConfig => ({
    ...read,
    settings: settingsHere(read.settings, { console: options.console, lang: env.lang, platforms }),
  });
  // The one place that holds what is in force: everybody else asks.
  let config = here(options.config);
  const settings = (): Settings => config.settings;
  const onStop: (() => unknown)[] = [];
  const stop = async () => {
    for (const undo of onStop.splice(0).reverse()) await undo();
  };
  const onError = (part: string) => (error: unknown) => log.error({ err: error, part }, `${part} failed`);
  try {
    const metrics = createMetrics();
    const self = new Self();
    onStop.push(() => self.stop());
    const database = join(env.dataFolder, 'tocsin.db');
    const store = await openSqliteStore(database, {
      checkpointThread: options.threads ?? false,
    });
    onStop.push(() => store.close());

    const poke: { outbox?: Outbox; adapters?: readonly ChatAdapter[] } = {};
    const recorded = (await store.loadRecords(CONFIG_RECORD, 1)).at(-1);
    const before = recorded?.kind === 'record' ? markOf(recorded.data) : null;
    const engine = await EngineLoop.start({
      store,
      language: createLanguage(),
      settings: config.settings,
      change: changeBetween(before, config.mark),
      now,
      maxQueue: config.limits.queue,
      onNotices: () => {
        poke.outbox?.poke();
        for (const adapter of poke.adapters ?? []) adapter.refresh?.();
      },
      onCommitted: (turn) => {
        metrics.onCommitted(turn);
        self.onCommitted(turn.ms);
      },
    });
    onStop.push(() => engine.idle());
    metrics.watch(engine, store);

    const scheduler = createScheduler({
      checks: () => config.checks,
      engine,
      store,
      shows: () => engine.live.shows,
      now,
      log,
      concurrency: () => config.limits.checks,
      tell: (said) => sayText(settings().lang, settings().zone, said, now()),
      secretOf: env.secret,
      commands: env.commands ?? false,
      self: () => self.read({ engine, store, database, now, checkViews: () => scheduler.views() }),
    });
    const calendars = env.calendar ?? NO_FEEDS;
    const http = createHttpServer({
      engine,
      feeds: createFeeds({
        ...calendars,
        settings,
        duty: async (from, until) => ({ ...dutyContext(engine.live), changes: await store.loadDuties(from, until) }),
        now,
      }),
      sources: () => config.sources,
      now,
      newId: randomUUID,
      metrics,
      ready: async () => {
        await store.ping();
        return {
          ready: engine.failing === null,
          parts: { store: engine.failing ?? 'ok', queue: String(engine.queued) },
        };
      },
      log,
    });
    const { port } = await http.listen(env.port, env.host);
    onStop.push(() => http.close());

    const reads = createReads({
      store,
      settings,
      live: engine.live,
      checkViews: () => scheduler.views(),
      feedAddress: (feed) => feedAddress(calendars, feed),
    });
    const reload = createReload({
      load: options.reload,
      here,
      platforms,
      engine,
      log,
      now,
      current: () => config,
      replace: (next) => {
        config = next;
      },
    });
    onStop.push(() => reload.idle());
    const reloadConfig = (actor: Actor = CONFIG): Promise<ActionResult> => reload.run(actor);
    const act = createCarryOut({
      reloadConfig,
      engine,
      pauseCheck: (id, paused) => scheduler.pause(id, paused),
      runCheck: (id) => runCheck(scheduler, id),
      replayInbox: createReplayInbox({ engine, store, sources: () => config.sources }),
    });
    const membership = new Membership({
      engine,
      settings,
      chats: () => poke.adapters ?? [],
      now,
      onError: onError('the members of groups'),
    });
    const lookAgain = () => membership.lookAgain();
    const host = createHost({ engine, store, read: reads, act, lookAgain, now, onError: onError('a command') });
    // What the chats need is loaded after this: signals are taken meanwhile.
    options.greet?.(port);
    const adapters = await options.chats(host);
    poke.adapters = adapters;
    const people = () => settings().people.map((person) => engine.live.withAccounts(person));
    const desk = () => dutyDesk(engine.live);
    const outbox = new Outbox({
      store,
      record: (records) => engine.recordDeliveries(records),
      adapters: new Map(adapters.map((a) => [a.platform, a])),
      settings,
      people,
      langOf: host.chosenLang,
      render: createRenderNotice({
        clearance: () => ({ settings: settings(), members: engine.live.arrangements.members }),
        store,
        people,
        groups: () => settings().groups,
        duty: { store, desk },
        approval: approvalDeps(store, engine),
        now,
      }),
      wantedIn: createWantedIn({ groups: () => settings().groups, desk, people, now }),
      room: createRenderRoom({ store: veiledStore(store), people, now }),
      tell: (word) => engine.say([word]),
      now,
      onError: onError('the outbox'),
      onFailed: (notice, { why, scope }) =>
        log.warn({ part: 'outbox', notice: notice.key, scope, why }, 'a notice could not be delivered'),
      onDelivered: metrics.onDelivered,
    });
    poke.outbox = outbox;
    for (const adapter of adapters) {
      await adapter.start();
      onStop.push(() => adapter.stop());
    }
    const due = new DueLoop(engine, now, onError('a clock'));
    const upkeep = new Upkeep({
      store,
      engine,
      settings,
      checkViews: () => scheduler.views(),
      complaints: (at) => membership.complaints(at),
      now,
      onError: onError('upkeep'),
    });
    if (timers) {
      outbox.start();
      due.start();
      scheduler.start();
      upkeep.start();
      membership.start();
      onStop.push(
        () => outbox.stop(),
        () => due.stop(),
        () => scheduler.stop(),
        () => upkeep.stop(),
        () => membership.stop(),
      );
    }
    const flush = async () => {
      await engine.idle();
      while ((await outbox.runOnce(now())) > 0);
    };
    return {
      ...host,
      // Spread, it would be what it is now for ever.
      get settings() {
        return settings();
      },
      reload: reloadConfig,
      flush,
      engine,
      port,
      stop,
      async tick() {
        await membership.runOnce(now());
        await due.runOnce(now());
        await scheduler.runOnce(now());
        await flush();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const CONFIG: Actor = { kind: 'bot', part: 'config' };
