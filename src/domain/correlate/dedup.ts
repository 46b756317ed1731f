import type { Alert } from '../alert.js';
import type { Finding } from '../finding.js';
import { rank } from '../level.js';
import type { Candidate, News } from './candidate.js';

/** How many changes of status an alert remembers; more than any sensible flap setting counts. */
const REMEMBERED_CHANGES = 20;

/** Lays a finding beside the alert of the same fingerprint: is it news, and of what kind? null: it clears what never fired. */
export function dedup(finding: Finding, before: Alert | undefined, now: number): Candidate | null {
  const firing = before?.status === 'firing' ? before : undefined;
  if (finding.level === null) {
    if (!firing) return null;
    const alert: Alert = {
      ...firing,
      status: 'resolved',
      reasons: finding.reasons.length > 0 ? finding.reasons : firing.reasons,
      updatedAt: now,
      endsAt: finding.at,
      changes: remember(firing.changes, now),
    };
    return { finding, news: 'cleared', before, alert, route: null };
  }
  const alert: Alert = {
    fingerprint: finding.fingerprint,
    rule: finding.rule,
    status: 'firing',
    level: finding.level,
    subject: finding.subject,
    labels: finding.labels,
    title: finding.title,
    reasons: finding.reasons,
    figures: finding.figures,
    signals: finding.signals,
    startsAt: firing?.startsAt ?? finding.at,
    updatedAt: now,
    endsAt: null,
    incident: firing?.incident ?? null,
    suppressed: firing?.suppressed ?? null,
    changes: firing ? firing.changes : remember(before?.changes ?? [], now),
    flapping: before?.flapping ?? false,
    ...(finding.owner === undefined ? {} : { owner: finding.owner }),
    ...(finding.drill ? { drill: true } : {}),
    ...(finding.url === undefined ? {} : { url: finding.url }),
  };
  return { finding, news: newsOf(firing, alert), before, alert, route: null };
}

function newsOf(firing: Alert | undefined, alert: Alert): News {
  if (!firing) return 'fired';
  const step = rank(alert.level) - rank(firing.level);
  return step > 0 ? 'raised' : step < 0 ? 'lowered' : 'updated';
}

function remember(changes: readonly number[], at: number): readonly number[] {
  return [...changes, at].slice(-REMEMBERED_CHANGES);
}
