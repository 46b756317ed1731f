import type { Clock } from './clock.js';
import type { Notice } from './notice.js';
import type { CheckView } from './reads.js';
import type { Say } from './text.js';

/** How late something may be before the auditor speaks up. */
const CLOCK_LATE_MS = 60_000;
export const DELIVERY_LATE_MS = 120_000;
const CHECK_LATE_MS = 60_000;
/** Of many late clocks the oldest are named. */
const NAMED = 5;

export interface AuditInput {
  readonly now: number;
  readonly checks: readonly CheckView[];
  /** Waiting longer than `DELIVERY_LATE_MS` past their time. */
  readonly stuck: readonly Notice[];
  readonly clocks: readonly Clock[];
}

/** One thing that is not as it should be. `key` is the same as long as it lasts. */
export interface Complaint {
  readonly key: string;
  readonly say: Say;
}

/** Does everything that should have happened happen? Overdue checks, stuck deliveries, clocks that were not served. */
export function audit({ now, checks, stuck, clocks }: AuditInput): readonly Complaint[] {
  const complaints: Complaint[] = [];
  for (const check of checks)
    if (!check.paused && check.nextAt !== null && now - check.nextAt > CHECK_LATE_MS)
      complaints.push({
        key: `check:${check.id}`,
        say: { key: 'audit.check-overdue', params: { check: check.id, late: { ms: now - check.nextAt } } },
      });
  const channels = new Map<string, Notice[]>();
  for (const notice of stuck) channels.set(notice.channel, [...(channels.get(notice.channel) ?? []), notice]);
  for (const [channel, notices] of channels) {
    const oldest = Math.min(...notices.map((n) => n.updatedAt));
    complaints.push({
      key: `delivery:${channel}`,
      say: {
        key: 'audit.delivery-stuck',
        params: { channel, n: notices.length, since: { at: oldest }, why: notices[0]?.error ?? '–' },
      },
    });
  }
  const late = clocks.filter((c) => now - c.dueAt > CLOCK_LATE_MS).sort((a, b) => a.dueAt - b.dueAt);
  for (const clock of late.slice(0, NAMED))
    complaints.push({
      key: `clock:${clock.kind}:${clock.ref}`,
      say: { key: 'audit.clock-late', params: { kind: clock.kind, ref: clock.ref, due: { at: clock.dueAt } } },
    });
  return complaints;
}
