import { nextAtMinute } from '../domain/daily.js';
import { clockKey } from './live.js';
import type { Turn } from './turn.js';

const REF = 'daily';

/** Sets the clock of the daily head, or takes it away where it is posted nowhere. */
export function armAuditHead(turn: Turn): void {
  const { auditHead, zone } = turn.live.settings;
  if (!auditHead) return turn.clearClock('head', REF);
  // One that fell due while the bot was down is still to be served.
  const waiting = turn.live.clocks.get(clockKey('head', REF));
  if (waiting && waiting.dueAt <= turn.now) return;
  turn.setClock({ kind: 'head', ref: REF, dueAt: nextAtMinute(turn.now, auditHead.minute, zone) });
}

/**
 * Asks for the head of the history to be posted where nobody can rewrite it, and for the next day's. After downtime once,
 * not once a day that was missed: the newest head proves all that went before.
 */
export function postAuditHead(turn: Turn): void {
  const { auditHead } = turn.live.settings;
  if (auditHead)
    turn.want({
      key: `head:${turn.now}@${auditHead.channel}`,
      kind: 'word',
      channel: auditHead.channel,
      incident: null,
      priority: 1,
      body: { for: 'head' },
    });
  armAuditHead(turn);
}
