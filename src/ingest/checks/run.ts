import { unreachable } from '../../domain/signal.js';
import { runHeartbeat } from './heartbeat.js';
import { runHls } from './hls.js';
import { runHttp } from './http.js';
import type { CheckOutcome } from './outcome.js';
import type { CheckRunDeps } from './run-deps.js';
import type { CheckConfig } from './schema.js';

/** Runs a check as its kind says; the list of kinds there are. */
export function runCheck(check: CheckConfig, deps: CheckRunDeps): Promise<CheckOutcome> {
  switch (check.kind) {
    case 'http':
      return runHttp(check, deps);
    case 'hls':
      return runHls(check, deps);
    case 'heartbeat':
      return runHeartbeat(check, deps);
    default:
      return unreachable(check);
  }
}

/** What a check looks at, in a few words: its address, or the heartbeat's name. */
export function targetOf(check: CheckConfig): string {
  return check.kind === 'heartbeat' ? check.name : check.url;
}
