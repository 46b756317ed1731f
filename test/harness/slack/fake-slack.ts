import type { FakeSlackOptions } from './api/options.js';
import type { Reader, SeenMessage, SeenView } from './api/seen.js';
import type { FakeSlack } from './api/service.js';
import { Service } from './service.js';

export type * from './api/options.js';
export type * from './api/person.js';
export type * from './api/seen.js';
export type * from './api/service.js';
export { BLOCK_LIMITS, type BlockLimits, limitsWith, SPECIFICATION } from './blocks/limits.js';
export { SLACK_LIMITS } from './web/rates.js';
export { ALL_SCOPES } from './web/scopes.js';

/** Starts a Slack on a free port of 127.0.0.1 for one test. Always `stop()` it. */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const service = new Service(options);
  await service.listen();
  return service;
}

/** What a reader sees of a message or view: header, sections, fields, context, [buttons], attachments; dates in their zone. */
export function textOf(seen: SeenMessage | SeenView, reader: Reader = {}): string {
  return seen.textFor(reader);
}

/** Whom it calls, by live markup only. */
export function mentionsOf(seen: SeenMessage | SeenView): SeenMessage['mentions'] {
  return seen.mentions;
}
