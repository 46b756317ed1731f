import type { Say } from '../../domain/text.js';
import { type CheckOutcome, couldNotRun, type Measure, measured } from './outcome.js';
import type { CheckRunDeps } from './run-deps.js';
import type { TocsinCheck } from './schema.js';
import type { SelfReading } from './self-reading.js';

const MB = 1_000_000;

/**
 * Looks at the bot itself. Yields `tocsin.queue`, `tocsin.notice_age_s`, `tocsin.notices_waiting`, `tocsin.commit_ms`
 * (p99), `tocsin.database_mb`, `tocsin.event_loop_ms` (p99), `tocsin.memory_mb`, `tocsin.clock_late_s`,
 * `tocsin.checks_failing`, `tocsin.channels_broken`.
 */
export async function runTocsin(check: TocsinCheck, deps: Pick<CheckRunDeps, 'self'>): Promise<CheckOutcome> {
  if (!deps.self) return couldNotRun({ key: 'probe.self-unknown' });
  const self = await deps.self();
  const failing = self.checksFailing.filter((id) => id !== check.id);
  const measures: Measure[] = [
    { name: 'tocsin.queue', value: self.queued },
    { name: 'tocsin.notice_age_s', value: tenth(self.oldestNoticeMs / 1_000), unit: 's' },
    { name: 'tocsin.notices_waiting', value: self.noticesWaiting },
    { name: 'tocsin.database_mb', value: tenth(self.databaseBytes / MB), unit: 'MB' },
    { name: 'tocsin.memory_mb', value: tenth(self.memoryBytes / MB), unit: 'MB' },
    { name: 'tocsin.clock_late_s', value: tenth(self.clockLateMs / 1_000), unit: 's' },
    { name: 'tocsin.checks_failing', value: failing.length },
    { name: 'tocsin.channels_broken', value: self.channelsBroken.length },
  ];
  if (self.commitP99Ms !== null)
    measures.push({ name: 'tocsin.commit_ms', value: tenth(self.commitP99Ms), unit: 'ms' });
  if (self.eventLoopP99Ms !== null)
    measures.push({ name: 'tocsin.event_loop_ms', value: tenth(self.eventLoopP99Ms), unit: 'ms' });
  return measured(told(self, failing), measures);
}

function told(self: SelfReading, failing: readonly string[]): Say {
  const params = {
    queued: self.queued,
    waiting: self.noticesWaiting,
    age: { ms: Math.round(self.oldestNoticeMs) },
    database: Math.round(self.databaseBytes / MB),
    memory: Math.round(self.memoryBytes / MB),
  };
  if (self.channelsBroken.length > 0)
    return { key: 'probe.self-channels', params: { ...params, channels: some(self.channelsBroken) } };
  if (failing.length > 0) return { key: 'probe.self-checks', params: { ...params, checks: some(failing) } };
  return { key: 'probe.self', params };
}

function some(ids: readonly string[]): string {
  return ids.slice(0, 10).join(', ') + (ids.length > 10 ? ' …' : '');
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
