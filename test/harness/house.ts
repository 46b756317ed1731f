import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Action, ActionResult, IncidentAction } from '../../src/domain/action.js';
import { changeBetween } from '../../src/domain/config-change.js';
import type { Incident } from '../../src/domain/incident.js';
import type { Actor } from '../../src/domain/person.js';
import type { Settings } from '../../src/domain/settings.js';
import type { Signal } from '../../src/domain/signal.js';
import { DueLoop } from '../../src/service/due-loop.js';
import { EngineLoop } from '../../src/service/engine-loop.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import type { Store } from '../../src/store/store.js';
import { markOfSettings } from './mark.js';
import { settings as small } from './settings.js';

export const START = Date.parse('2026-11-11T12:00:00Z');

/** The engine on a real SQLite file, with a clock of its own: everything but HTTP and chats. */
export interface House {
  readonly engine: EngineLoop;
  readonly store: Store;
  readonly file: string;
  now(): number;
  /** Lets time pass, serving every clock on its way at its own instant. */
  advance(ms: number): Promise<void>;
  /** The machine's clock moves (back, too) while nothing runs; then what is due is served. */
  sleep(ms: number): Promise<void>;
  signal(more: Partial<Signal> & { readonly value?: number }): Promise<void>;
  metric(value: number, region?: string): Promise<void>;
  act(action: Action, who?: Actor): Promise<ActionResult>;
  on(incident: number, action: IncidentAction, who?: Actor): Promise<ActionResult>;
  incident(id: number): Promise<Incident>;
  /** The process dies and another one starts on the same file, with the configuration changed where `more` says so. */
  restart(more?: Partial<Settings>): Promise<void>;
  /** The process is gone for a while; what is due when it is back is served then. */
  downFor(ms: number): Promise<void>;
  /** The files of the configuration change and are read again while everything runs. */
  reload(more: Partial<Settings>): Promise<void>;
  close(): Promise<void>;
}

export const LI: Actor = { kind: 'person', id: 'li', name: 'Li Na', via: 'console' };
export const WANG: Actor = { kind: 'person', id: 'wang', name: 'Wang Wei', via: 'console' };

export async function openHouse(more: Partial<Settings> = {}): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-house-'));
  const file = join(folder, 'tocsin.db');
  let now = START;
  let n = 0;
  let settings = small(more);
  const start = async () => {
    const store = await openSqliteStore(file);
    const engine = await EngineLoop.start({
      store,
      settings,
      now: () => now,
      onNotices: () => undefined,
      maxQueue: 100_000,
    });
    return {
      store,
      engine,
      due: new DueLoop(
        engine,
        () => now,
        (e) => {
          throw e;
        },
      ),
    };
  };
  let running = await start();
  const house: House = {
    get engine() {
      return running.engine;
    },
    get store() {
      return running.store;
    },
    file,
    now: () => now,
    async advance(ms) {
      const end = now + ms;
      for (let next = running.engine.nextDue(); next !== null && next <= end; next = running.engine.nextDue()) {
        now = Math.max(now, next);
        await running.due.runOnce(now);
      }
      now = end;
    },
    async sleep(ms) {
      now += ms;
      await running.due.runOnce(now);
    },
    async signal(signal) {
      n++;
      const whole = {
        kind: 'metric',
        id: `s-${n}`,
        source: 'oms',
        name: 'delivery.delay_rate',
        subject: 'region:east',
        labels: { region: 'east' },
        at: now,
        value: 0,
        ...signal,
      } as Signal;
      await running.engine.ingest([whole]);
    },
    metric: (value, region = 'east') => house.signal({ value, subject: `region:${region}`, labels: { region } }),
    async act(action, who = LI) {
      const [result] = await running.engine.act([action], who);
      if (!result) throw new Error('no result');
      return result;
    },
    on: (incident, action, who) => house.act({ on: 'incident', incident, action }, who),
    async incident(id) {
      const found = await running.store.loadIncident(id);
      if (!found) throw new Error(`no INC-${id}`);
      return found;
    },
    async restart(changed) {
      if (changed) settings = { ...settings, ...changed };
      await running.store.close();
      running = await start();
    },
    async downFor(ms) {
      await running.engine.idle();
      await running.store.close();
      now += ms;
      running = await start();
      await running.due.runOnce(now);
    },
    async reload(changed) {
      const before = markOfSettings(settings);
      settings = { ...settings, ...changed };
      const change = changeBetween(before, markOfSettings(settings));
      await running.engine.reconfigure({ settings, change, actor: { kind: 'bot', part: 'config' } });
    },
    async close() {
      await running.engine.idle();
      await running.store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return house;
}
