import type { ReadContext } from '../wire/read-signal.js';
import type { Understood } from '../wire/read-signals.js';
import { alertSignal, keyLabel } from './alert-signal.js';
import { instant } from './compose.js';
import { readObject } from './json-object.js';
import { words } from './pick.js';
import type { Delivery, Sender } from './sender.js';

/** To paste as the payload of the webhook in Datadog, which fills in its variables. */
export const datadogTemplate = `{
  "id": "$ID",
  "alert_id": "$ALERT_ID",
  "alert_cycle_key": "$ALERT_CYCLE_KEY",
  "alert_transition": "$ALERT_TRANSITION",
  "alert_type": "$ALERT_TYPE",
  "alert_priority": "$ALERT_PRIORITY",
  "alert_title": "$ALERT_TITLE",
  "alert_scope": "$ALERT_SCOPE",
  "alert_metric": "$ALERT_METRIC",
  "text": "$TEXT_ONLY_MSG",
  "hostname": "$HOSTNAME",
  "tags": "$TAGS",
  "link": "$LINK",
  "date": "$DATE"
}`;

/**
 * Datadog's webhook integration. Its payload is whatever the template says: ours, `datadogTemplate`. It does not sign;
 * the secret is a custom header (`{"Authorization": "Bearer …"}`) or stands in the address (`verify: query`).
 * https://docs.datadoghq.com/integrations/webhooks/
 */
export const datadog: Sender<'datadog'> = { kind: 'datadog', headers: [], signing: null, read };
export const datadogExample = `
datadog:
  kind: datadog
  secret_env: DATADOG_SECRET
`;

function read({ text }: Delivery, context: ReadContext): Understood {
  const parsed = readObject(text);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const of = (name: string) => filled(words(value, name));
  const monitor = of('alert_id');
  const transition = of('alert_transition');
  // Of an event that no monitor told, Datadog leaves the transition empty: no condition begins or ends.
  if (transition === undefined && Object.hasOwn(value, 'alert_transition')) return { ok: true, signals: [] };
  const problems = [
    ...(monitor === undefined ? ['alert_id: is missing; paste the payload of docs/senders.md in Datadog'] : []),
    ...(transition === undefined
      ? ['alert_transition: is missing; paste the payload of docs/senders.md in Datadog']
      : []),
  ];
  if (monitor === undefined || transition === undefined) return { ok: false, problems };
  const scope = of('alert_scope') ?? '';
  // A monitor alerts for each of its groups by itself; the cycle's key is the same from trigger to recovery.
  const key = keyLabel(of('alert_cycle_key') ?? `${monitor} ${scope}`.trim());
  const at = instant(Number(of('date') ?? Number.NaN), context);
  const signal = alertSignal(
    {
      id: `datadog-${of('id') ?? context.newId()}-${transition}`,
      name: 'datadog.monitor',
      subject: `datadog:${key}`,
      labels: {
        ...tagsIn(`${of('tags') ?? ''},${scope}`),
        metric: of('alert_metric'),
        instance: of('hostname'),
        monitor,
        dedup_key: key,
      },
      at,
      status: /^recovered$/i.test(transition) ? 'resolved' : 'firing',
      level: levelOf(transition, of('alert_priority'), of('alert_type')),
      title: of('alert_title'),
      text: of('text'),
      url: of('link'),
    },
    context,
  );
  return { ok: true, signals: [signal] };
}

/** Datadog leaves a variable it does not know as it stands, or empty, or says `null`. */
function filled(word: string | undefined): string | undefined {
  return word === undefined || word === 'null' || /^\$[A-Z_]+$/.test(word) ? undefined : word;
}

/** `Warn` and `Re-Warn` are below the monitor's own priority; `P1` to `P5` where it has one, else `error`, `warning` … */
function levelOf(transition: string, priority: string | undefined, type: string | undefined): string | undefined {
  if (/warn/i.test(transition)) return 'warning';
  return priority ?? type;
}

/** `env:prod,service:checkout,urgent` → env and service; at most twenty. */
function tagsIn(list: string): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const tag of list.split(',').slice(0, 100)) {
    const [, name, value] = /^\s*([A-Za-z][\w./-]{0,60}):(.+?)\s*$/.exec(tag) ?? [];
    if (name === undefined || value === undefined || Object.keys(tags).length === 20) continue;
    tags[name] ??= value;
  }
  return tags;
}
