import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { App, AppOptions } from './app-options.js';
import type { ChatAdapter } from './chat/chat.js';
import type { LoadedConfig } from './config/load.js';
import type { ActionResult } from './domain/action.js';
import { CONFIG_RECORD, changeBetween, markOf } from './domain/config-change.js';
import type { Actor } from './domain/person.js';
import type { Settings } from './domain/settings.js';
import { createHost } from './host.js';
import { feedAddress, NO_FEEDS } from './ingest/calendar/address.js';
import { createFeeds } from './ingest/calendar/feed.js';
import { createHttpServer } from './ingest/http/server.js';
import { createReplayInbox } from './ingest/replay-inbox.js';
import { runCheck } from './ingest/schedule/run-check.js';
import { createScheduler } from './ingest/schedule/scheduler.js';
import { createLanguage } from './language/tools.js';
import { createMetrics } from './metrics.js';
import type { Outbox } from './outbox/deliver.js';
import { createOutbox } from './outbox-here.js';
import { createReload } from './reload.js';
import { Self } from './self.js';
import { createCarryOut } from './service/carry-out.js';
import { DueLoop } from './service/due-loop.js';
import { dutyContext } from './service/duty-context.js';
import { EngineLoop } from './service/engine-loop.js';
import { Membership } from './service/membership.js';
import { createReads } from './service/queries.js';
import { Upkeep } from './service/upkeep.js';
import { settingsHere } from './settings-here.js';
import { openSqliteStore } from './store/sqlite/open.js';
import { sayText } from './text/say.js';

export type { App, AppOptions } from './app-options.js';

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
    const outbox = createOutbox({
      store,
      engine,
      adapters,
      settings,
      langOf: host.chosenLang,
      now,
      onError: onError('the outbox'),
      onDelivered: metrics.onDelivered,
      log,
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
