import type { Alert } from '../alert.js';
import { isActive } from '../incident.js';
import type { Candidate, CorrelateContext, Route, Stage } from './candidate.js';

/** These keep apart what the other labels would join; alone they join nothing. */
const NARROWING: readonly string[] = ['rule', 'family', 'topic'];

/**
 * Alerts with the same values of the labels they have among `by` belong together.
 * One that has none of them stands alone, by its fingerprint.
 */
export function groupKeyOf(alert: Pick<Alert, 'labels' | 'rule' | 'fingerprint'>, by: readonly string[]): string {
  const parts: string[] = [];
  let joined = false;
  for (const name of by) {
    const value = name === 'rule' ? alert.rule : alert.labels[name];
    if (value === undefined || value === '') continue;
    if (!NARROWING.includes(name)) joined = true;
    parts.push(`${name}=${value}`);
  }
  return joined ? parts.join('|') : alert.fingerprint;
}

function routeOf(candidate: Candidate, context: CorrelateContext): Route | null {
  const { alert, news } = candidate;
  const own = context.incidentOf(alert.fingerprint);
  if (news === 'cleared') return own ? { to: 'incident', id: own.id, reopen: false } : null;
  if (own && isActive(own)) return { to: 'incident', id: own.id, reopen: false };
  // What a person resolved while it fired stays resolved until it fires anew or rises.
  const stirs = news === 'fired' || news === 'raised';
  if (!stirs && alert.incident !== null) return null;
  if (own && own.state === 'resolved' && own.mergedInto === null) {
    const fresh = own.resolvedAt !== null && context.now - own.resolvedAt <= context.settings.reopenMs;
    if (fresh) return { to: 'incident', id: own.id, reopen: true };
  }
  const groupKey = groupKeyOf(alert, context.settings.group.by);
  const group = context.groupOf(groupKey);
  if (group && context.now - group.lastAlertAt <= context.settings.group.windowMs)
    return { to: 'incident', id: group.id, reopen: false };
  return { to: 'new', groupKey };
}

export const group: Stage = (candidate, context) => {
  const route = routeOf(candidate, context);
  if (route) return { go: { ...candidate, route } };
  return { stop: 'cleared-unseen', alert: candidate.alert };
};
