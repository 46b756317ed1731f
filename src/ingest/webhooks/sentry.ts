import { hmacSigning } from '../signing/hmac.js';
import type { ReadContext } from '../wire/read-signal.js';
import type { Understood } from '../wire/read-signals.js';
import { alertSignal, hashOf, type Reported } from './alert-signal.js';
import { readObject } from './json-object.js';
import { items, words } from './pick.js';
import type { Delivery, Sender } from './sender.js';

const RESOURCE = 'sentry-hook-resource';
const TIME = 'sentry-hook-timestamp';

/**
 * Sentry's webhooks of an internal integration: HMAC-SHA256 of the body in hex under its client secret. The time in
 * its headers is not signed, so there is no window to hold it to; a body sent again counts once.
 * An issue alert and the issue it is about are one condition, so that resolving the issue ends both. Resources that
 * tell of no condition (installations, comments) are taken and make no signal.
 * https://docs.sentry.io/integrations/integration-platform/webhooks/
 */
export const sentry: Sender<'sentry'> = {
  kind: 'sentry',
  headers: [RESOURCE, TIME],
  signing: hmacSigning('sentry-hook-signature'),
  read,
};
export const sentryExample = `
sentry:
  kind: sentry
  secret_env: SENTRY_CLIENT_SECRET
`;

type Told = Omit<Reported, 'id'>;

function read({ text, headers }: Delivery, context: ReadContext): Understood {
  const resource = headers[RESOURCE];
  if (resource === undefined) return { ok: false, problems: [`the header ${RESOURCE} is missing`] };
  const parsed = readObject(text);
  if (!parsed.ok) return parsed;
  const told = READINGS.get(resource)?.(parsed.value);
  if (told === undefined || told === 'nothing') return { ok: true, signals: [] };
  if (typeof told === 'string') return { ok: false, problems: [told] };
  const id = `sentry-${hashOf(text)}-${headers[TIME] ?? ''}`;
  return { ok: true, signals: [alertSignal({ ...told, id }, context)] };
}

type Reading = (body: unknown) => Told | 'nothing' | `${string}: ${string}`;
const READINGS: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  ['issue', issue],
  ['event_alert', eventAlert],
  ['metric_alert', metricAlert],
]);

/** https://docs.sentry.io/integrations/integration-platform/webhooks/issues/ */
function issue(body: unknown): ReturnType<Reading> {
  const action = words(body, 'action') ?? '';
  const over = action === 'resolved' || action === 'archived' || action === 'ignored';
  if (!over && action !== 'created' && action !== 'unresolved') return 'nothing';
  const id = words(body, 'data', 'issue', 'id');
  if (id === undefined) return 'data.issue.id: is missing';
  const of = (...path: string[]) => words(body, 'data', 'issue', ...path);
  return {
    ...ofIssue(id),
    labels: { dedup_key: `issue-${id}`, project: of('project', 'slug'), issue: of('shortId') },
    status: over ? 'resolved' : 'firing',
    level: of('level'),
    title: of('title'),
    text: of('culprit'),
    url: of('web_url') ?? of('permalink'),
  };
}

/** https://docs.sentry.io/integrations/integration-platform/webhooks/issue-alerts/ */
function eventAlert(body: unknown): ReturnType<Reading> {
  const of = (...path: string[]) => words(body, 'data', 'event', ...path);
  const id = of('issue_id');
  if (id === undefined) return 'data.event.issue_id: is missing';
  return {
    ...ofIssue(id),
    labels: { dedup_key: `issue-${id}`, environment: of('environment'), rule: words(body, 'data', 'triggered_rule') },
    status: 'firing',
    level: of('level'),
    title: of('title') ?? words(body, 'data', 'triggered_rule'),
    text: of('culprit'),
    url: of('web_url'),
  };
}

/** https://docs.sentry.io/integrations/integration-platform/webhooks/metric-alerts/ */
function metricAlert(body: unknown): ReturnType<Reading> {
  const action = words(body, 'action');
  const of = (...path: string[]) => words(body, 'data', 'metric_alert', ...path);
  const id = of('id');
  if (id === undefined) return 'data.metric_alert.id: is missing';
  const [project] = items(body, 'data', 'metric_alert', 'projects');
  return {
    name: 'sentry.metric_alert',
    subject: `sentry:metric-${id}`,
    labels: {
      dedup_key: `metric-${id}`,
      project: typeof project === 'string' ? project : undefined,
      rule: of('alert_rule', 'name'),
    },
    status: action === 'resolved' ? 'resolved' : 'firing',
    level: action === 'resolved' ? undefined : action,
    title: words(body, 'data', 'description_title') ?? of('title'),
    text: words(body, 'data', 'description_text'),
    url: words(body, 'data', 'web_url'),
  };
}

function ofIssue(id: string): Pick<Told, 'name' | 'subject'> {
  return { name: 'sentry.issue', subject: `sentry:issue-${id}` };
}
