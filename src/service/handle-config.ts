import { CONFIG_RECORD, type ConfigChange, changeRecord, touchedIn } from '../domain/config-change.js';
import { inhibitionOf } from '../domain/correlate/inhibit.js';
import { ruleOfKey } from '../domain/grade/fingerprint.js';
import { forgetRebuilt, type Rulebook, withComposites } from '../domain/grade.js';
import type { Actor } from '../domain/person.js';
import { armAuditHead } from './audit-head.js';
import { armMaintenance } from './handle-due.js';
import {
  correlateContext,
  handleGradeDue,
  handleGraded,
  handleRemovedRules,
  hide,
  releaseAllEnded,
} from './handle-signals.js';
import { armHandoffs } from './handoff.js';
import type { RestingOn } from './resting-on.js';
import type { Turn } from './turn.js';

/** A configuration that was read: what in it is new, who had it read, and what changed rules rest on. */
export interface NewConfig {
  /** null: nothing, or nobody knows what it was before. */
  readonly change: ConfigChange | null;
  readonly actor: Actor;
  readonly resting: RestingOn;
}

/**
 * The settings of the turn have just come into force, at start or in place of others: what removed rules found is let
 * go of, and what no signal reaches any more; waits are measured anew; windows and inhibitions hold or end. Everything
 * else stands as it stood, whatever its clock says.
 */
export function handleConfig(turn: Turn, book: Rulebook, { change, actor, resting }: NewConfig): void {
  handleRemovedRules(turn, book);
  if (change) followRules(turn, book, change, resting);
  armMaintenance(turn);
  armHandoffs(turn);
  armAuditHead(turn);
  if (change && touchedIn(change, 'inhibit').length > 0) hideInhibited(turn);
  releaseAllEnded(turn);
  if (change) turn.record(CONFIG_RECORD, changeRecord(change), actor);
}

function followRules(turn: Turn, book: Rulebook, change: ConfigChange, resting: RestingOn): void {
  const changed = new Set(change.sections.find(({ section }) => section === 'rules')?.changed);
  if (changed.size === 0) return;
  const rebuilt = { changed: resting.rules, otherKind: new Set(change.otherKind) };
  const { grades, shows } = turn.live;
  const gone = forgetRebuilt(book, grades, rebuilt, resting.seen, turn.now);
  handleGraded(
    turn,
    withComposites(book, (key) => grades.get(key), gone, shows, turn.now),
  );
  // `for`, `clear` and `hold` may be shorter or longer now: since when a condition holds stays what it was. A composite
  // may no longer be made of what held it up, and nothing else would tell it.
  const composite = (rule: string) => book.get(rule)?.rule.kind === 'composite';
  const waiting = [...grades].filter(([key, state]) => {
    const rule = ruleOfKey(key);
    return changed.has(rule) && (state.dueAt != null || composite(rule));
  });
  for (const [key] of waiting) handleGradeDue(turn, book, key);
}

/** What fires already and a new inhibition speaks of is hidden by it, as by a silence. */
function hideInhibited(turn: Turn): void {
  const context = correlateContext(turn);
  for (const alert of [...turn.live.alerts.values()]) {
    if (alert.status !== 'firing' || alert.suppressed) continue;
    const inhibition = inhibitionOf(alert, context);
    if (inhibition) hide(turn, { ...alert, suppressed: { by: 'inhibition', id: inhibition.id } });
  }
}
