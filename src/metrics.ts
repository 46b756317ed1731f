import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { isActive } from './domain/incident.js';
import { LEVELS } from './domain/level.js';
import type { DeliveryResult, Notice } from './domain/notice.js';
import type { EngineDeps } from './service/engine-deps.js';
import type { EngineLoop } from './service/engine-loop.js';
import type { Store } from './store/store.js';

type Committed = Parameters<NonNullable<EngineDeps['onCommitted']>>[0];

/** What `/metrics` shows, in Prometheus' own words. Drills are left out. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'tocsin_' });
  const registers = [registry];
  const signals = new Counter({ name: 'tocsin_signals_total', help: 'Signals accepted and kept.', registers });
  const turns = new Histogram({
    name: 'tocsin_turn_seconds',
    help: 'Time of one load-decide-commit.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1],
    registers,
  });
  const deliveries = new Counter({
    name: 'tocsin_deliveries_total',
    help: 'Sends and edits, by what came of them.',
    labelNames: ['kind', 'channel', 'result'],
    registers,
  });
  const delivery = new Histogram({
    name: 'tocsin_delivery_seconds',
    help: 'Time of one send or edit at the chat service.',
    buckets: [0.001, 0.01, 0.05, 0.1, 0.5, 1, 3, 10],
    registers,
  });

  const missed = new Counter({
    name: 'tocsin_response_clocks_missed_total',
    help: 'Response clocks of incidents that were missed.',
    labelNames: ['clock', 'level'],
    registers,
  });

  return {
    render: () => registry.metrics(),
    contentType: registry.contentType,
    onCommitted(turn: Committed): void {
      if (turn.signals > 0) signals.inc(turn.signals);
      turns.observe(turn.ms / 1000);
      for (const { clock, level } of turn.missed) missed.inc({ clock, level });
    },
    onDelivered(notice: Notice, result: DeliveryResult, ms: number): void {
      deliveries.inc({ kind: notice.kind, channel: notice.channel, result: result.kind });
      delivery.observe(ms / 1000);
    },
    /** Gauges that are read when asked for. */
    watch(engine: EngineLoop, store: Pick<Store, 'countNotices'>): void {
      new Gauge({
        name: 'tocsin_incidents_active',
        help: 'Incidents that are not over, by level.',
        labelNames: ['level'],
        registers,
        collect() {
          for (const level of LEVELS) {
            let n = 0;
            for (const incident of engine.live.incidents.values())
              if (isActive(incident) && incident.level === level && !incident.drill) n++;
            this.set({ level }, n);
          }
        },
      });
      new Gauge({
        name: 'tocsin_queue_signals',
        help: 'Signals that wait for the next turn.',
        registers,
        collect() {
          this.set(engine.queued);
        },
      });
      new Gauge({
        name: 'tocsin_clock_late_seconds',
        help: 'How late the oldest clock is that is not served yet.',
        registers,
        collect() {
          const next = engine.nextDue();
          this.set(next === null ? 0 : Math.max(0, (engine.deps.now() - next) / 1000));
        },
      });
      new Gauge({
        name: 'tocsin_notices',
        help: 'Outbox rows, by state.',
        labelNames: ['state'],
        registers,
        async collect() {
          for (const [state, n] of Object.entries(await store.countNotices())) this.set({ state }, n);
        },
      });
    },
  };
}
