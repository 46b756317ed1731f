import type { Logger } from '../../lib/log.js';
import type { Api } from './api.js';
import type { Directory } from './directory.js';
import type { LevelTags } from './level-tags.js';
import type { Threads } from './threads.js';

/** What the delivery is made of. */
export interface Parts {
  readonly api: Api;
  readonly directory: Directory;
  readonly threads: Threads;
  readonly tags: LevelTags;
  readonly log: Logger;
  /** ms since the epoch */
  now(): number;
}
