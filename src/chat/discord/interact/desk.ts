import type { Logger } from '../../../lib/log.js';
import type { ChatHost } from '../../host.js';
import type { Pace } from './pace.js';

/** What every kind of interaction needs to be answered. */
export interface Desk {
  readonly host: ChatHost;
  readonly log: Logger;
  readonly pace: Pace;
}
