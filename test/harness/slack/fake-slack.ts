import type { FakeSlackOptions } from './api/options.js';
import type { FakeSlack } from './api/service.js';

export type * from './api/options.js';
export type * from './api/person.js';
export type * from './api/seen.js';
export type * from './api/service.js';

/** Starts a Slack on a free port of 127.0.0.1 for one test. Always `stop()` it. */
export declare function startFakeSlack(options?: FakeSlackOptions): Promise<FakeSlack>;
