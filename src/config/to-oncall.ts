import type { Settings } from '../domain/settings.js';
import type { Parsed } from './parsed.js';

/** What `oncall.yaml` comes to. */
export function oncallSettings(_parsed: Parsed): Pick<Settings, 'schedules' | 'policies' | 'namedClocks' | 'webhooks'> {
  return { schedules: [], policies: [], namedClocks: [], webhooks: [] };
}
