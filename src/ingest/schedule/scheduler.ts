import pLimit from 'p-limit';
import type { ActionResult } from '../../domain/action.js';
import type { CheckView } from '../../domain/reads.js';
import { phaseOf } from '../../domain/show.js';
import type { Signal } from '../../domain/signal.js';
import type { Say } from '../../domain/text.js';
import type { CheckConfig } from '../checks/schema.js';
import { signalsOf } from '../checks/signals-of.js';
import { targetOf } from '../checks/target.js';
import { heartbeatName } from '../heartbeat-name.js';
import { type CheckState, rowOf } from './check-state.js';
import type { SchedulerDeps } from './deps.js';
import { type Roster, roster } from './roster.js';
import { runWithLimit } from './run-with-limit.js';
import { scheduleText } from './schedule-text.js';
import { newestTick, tickAfter } from './ticks.js';

const CONCURRENCY = 8;
/** A tick that is later than this was missed. */
const LATE_MS = 60_000;
/** Signals of a run that are taken in together. */
const PORTION = 1_000;
/** The longest sleep: so soon a show that was added or moved changes the pace. */
const NAP_MS = 1_000;

export type { SchedulerDeps } from './deps.js';

/** How a check went. */
export interface CheckRun {
  readonly ran: boolean;
  readonly said: Say;
  /** The same, in the language of the house. */
  readonly message: string;
  /** What the target answered: cut, and without secrets; null where the check keeps nothing of it. */
  readonly raw: string | null;
  /** What was made of it. */
  readonly signals: readonly Signal[];
  /** How many of those were known already. */
  readonly duplicates: number;
}

/** Runs checks when they fall due. */
export interface Scheduler {
  start(): void;
  /** Ends what is under way, and waits for that. */
  stop(): Promise<void>;
  /** Runs what is due at `now` and waits until all of it is recorded. */
  runOnce(now: number): Promise<void>;
  /** Runs one check at once, paused or not; null where there is none of that id. */
  runNow(id: string): Promise<CheckRun | null>;
  pause(id: string, paused: boolean): Promise<ActionResult>;
  views(): Promise<readonly CheckView[]>;
}

export function createScheduler(deps: SchedulerDeps): Scheduler {
  const tell = deps.tell ?? plain;
  const atOnce = (): number => deps.concurrency?.() ?? CONCURRENCY;
  const limit = pLimit(atOnce());
  const born = deps.now();
  const ending = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  let loading: Promise<Roster> | undefined;
  let listed: readonly CheckConfig[] | undefined;
  let timer: NodeJS.Timeout | undefined;

  const load = () => {
    const checks = deps.checks();
    if (loading && checks === listed) return loading;
    const before = loading;
    listed = checks;
    loading = roster(deps.store, checks, before, before ? deps.now() : born).catch((error: unknown) => {
      loading = before;
      listed = undefined;
      throw error;
    });
    limit.concurrency = atOnce();
    return loading;
  };

  const isLive = (state: CheckState, now: number): boolean => {
    if (state.check.show === null) return deps.shows().anyLive(now);
    return phaseOf(deps.shows().get(state.check.show), now) === 'live';
  };

  /** Takes the tick that is due, if any; older ones that were missed go with it. */
  const takeTick = (state: CheckState, now: number): number | null => {
    const tick = newestTick(state.check, state.seenTick, now, isLive(state, now));
    if (tick === null) return null;
    state.seenTick = tick;
    if (state.paused || state.running) return null;
    return now - tick > LATE_MS && state.check.missed === 'skip' ? null : tick;
  };

  const run = async (state: CheckState, tick: number, asked = false): Promise<CheckRun> => {
    const { check } = state;
    const outcome = await runWithLimit(
      check,
      {
        fetch: deps.fetch ?? fetch,
        now: deps.now,
        secretOf: deps.secretOf ?? (() => undefined),
        lastHeartbeat: async (name) => (await deps.store.loadHead(heartbeatName(name), ''))?.at ?? null,
        watchingSince: state.watchingSince,
        memory: state.memory,
        ...(deps.commands === undefined ? {} : { commands: deps.commands }),
        ...(deps.self === undefined ? {} : { self: deps.self }),
        asked,
      },
      ending.signal,
    );
    const message = tell(outcome.said);
    // What was cut short by stopping tells nothing of its target.
    if (ending.signal.aborted) {
      return { ran: false, said: outcome.said, message, raw: null, signals: [], duplicates: 0 };
    }
    const at = deps.now();
    const title = tell({ key: 'probe.title', params: { id: check.id } });
    const failedBefore = state.lastOk === false;
    const signals = signalsOf(check, outcome, { tick, at, failedBefore }, { title, message });
    const duplicates = await takeIn(signals);
    state.lastTick = Math.max(tick, state.lastTick ?? tick);
    state.lastEnd = at;
    state.lastOk = outcome.ran;
    state.lastMessage = message;
    await deps.engine.recordCheck(rowOf(state));
    return { ran: outcome.ran, said: outcome.said, message, raw: outcome.raw ?? null, signals, duplicates };
  };

  /** Thousands of rows go in by portions, so that what else arrives need not wait for all of them. */
  const takeIn = async (signals: readonly Signal[]): Promise<number> => {
    let duplicates = 0;
    for (let i = 0; i < signals.length; i += PORTION)
      duplicates += (await deps.engine.ingest(signals.slice(i, i + PORTION))).duplicates;
    return duplicates;
  };

  const guarded = async (state: CheckState, tick: number): Promise<void> => {
    try {
      await limit(async () => {
        if (!ending.signal.aborted && (await deps.store.claimTick(state.check.id, tick))) await run(state, tick);
      });
    } catch (error) {
      deps.log.error({ err: error, check: state.check.id }, 'the result of a check could not be kept');
    } finally {
      state.running = false;
    }
  };

  const begin = async (now: number): Promise<readonly Promise<void>[]> => {
    const begun: Promise<void>[] = [];
    for (const state of (await load()).values()) {
      const tick = takeTick(state, now);
      if (tick === null) continue;
      state.running = true;
      begun.push(track(guarded(state, tick)));
    }
    return begun;
  };

  const track = <T>(promise: Promise<T>): Promise<T> => {
    const settled = promise.then(
      () => void underWay.delete(settled),
      () => void underWay.delete(settled),
    );
    underWay.add(settled);
    return promise;
  };

  const nap = async (): Promise<number> => {
    const now = deps.now();
    let next = now + NAP_MS;
    for (const state of (await load()).values()) {
      const tick = tickAfter(state.check, state.seenTick, isLive(state, now));
      if (tick !== null) next = Math.min(next, tick);
    }
    return Math.max(1, next - now);
  };

  const turn = async (): Promise<void> => {
    let sleep = NAP_MS;
    try {
      await begin(deps.now());
      sleep = await nap();
    } catch (error) {
      deps.log.error({ err: error }, 'checks could not be looked up; trying again');
    }
    if (!ending.signal.aborted) timer = setTimeout(() => void track(turn()), sleep);
  };

  return {
    start: () => void track(turn()),
    stop: async () => {
      ending.abort();
      clearTimeout(timer);
      await Promise.all(underWay);
    },
    runOnce: async (now) => {
      await Promise.all(await begin(now));
    },
    runNow: async (id) => {
      const state = (await load()).get(id);
      if (!state) return null;
      return track(limit(() => run(state, deps.now(), true)));
    },
    pause: async (id, paused) => {
      const state = (await load()).get(id);
      if (!state) return { result: 'refused', said: { key: 'check.unknown', params: { id } } };
      if (state.paused === paused) {
        return { result: 'noop', said: { key: paused ? 'check.pause.noop' : 'check.resume.noop', params: { id } } };
      }
      state.paused = paused;
      await deps.engine.recordCheck(rowOf(state));
      return { result: 'done', said: { key: paused ? 'check.paused' : 'check.resumed', params: { id } } };
    },
    views: async () => {
      const now = deps.now();
      return [...(await load()).values()].map((state): CheckView => {
        const { check } = state;
        const nextAt = state.paused ? null : tickAfter(check, now, isLive(state, now));
        return { ...rowOf(state), kind: check.kind, schedule: scheduleText(check), target: targetOf(check), nextAt };
      });
    },
  };
}

/** Without anybody to say it: the key and what goes with it. */
function plain(say: Say): string {
  return say.params === undefined ? say.key : `${say.key} ${JSON.stringify(say.params)}`;
}
