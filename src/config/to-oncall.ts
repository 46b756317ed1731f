import type { Settings } from '../domain/settings.js';
import type { Parsed } from './parsed.js';
import { toPolicies } from './to-policies.js';
import { toNamedClocks } from './to-response.js';
import { toSchedules } from './to-schedules.js';
import { toWebhooks } from './to-webhooks.js';

/** What `oncall.yaml` comes to. */
export function oncallSettings(parsed: Parsed): Pick<Settings, 'schedules' | 'policies' | 'namedClocks' | 'webhooks'> {
  return {
    schedules: toSchedules(parsed),
    policies: toPolicies(parsed.oncall.entry.policies),
    namedClocks: toNamedClocks(parsed.oncall.entry.clocks),
    webhooks: toWebhooks(parsed.oncall.entry.webhooks),
  };
}
