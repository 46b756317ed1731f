import type { IncidentEvent } from '../domain/events.js';
import { rank } from '../domain/level.js';

/** Is a line of history shown in the channel too, not in its thread alone? People who are called get a call of their own. */
export function needsEyes(event: IncidentEvent): boolean {
  switch (event.type) {
    case 'level':
      return rank(event.to) > rank(event.from);
    case 'resolved':
    case 'reopened':
    case 'clock-missed':
      return true;
    default:
      return false;
  }
}
