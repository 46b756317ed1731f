import type { Alert } from '../alert.js';
import type { Settings } from '../settings.js';

/** Changes of status, both ways, within the window; a flapping alert is shown as such and does not resolve its incident at once. */
export function withFlap(alert: Alert, flap: Settings['flap'], now: number): Alert {
  const recent = alert.changes.filter((at) => at > now - flap.withinMs).length;
  const flapping = recent >= flap.changes;
  return flapping === alert.flapping ? alert : { ...alert, flapping };
}
