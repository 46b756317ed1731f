import { watchSecrets } from '../checks/hide-secrets.js';
import { type CheckOutcome, couldNotRun } from '../checks/outcome.js';
import { runCheck } from '../checks/run.js';
import type { CheckRunDeps } from '../checks/run-deps.js';
import type { CheckConfig } from '../checks/schema.js';

/** What a check is given beyond its timeout to come back by itself and say where it got stuck. */
const GRACE_MS = 1_000;

/** Runs a check within its timeout. Whatever it does, an outcome comes back: its own faults are one as well. No secret it used is in it. */
export async function runWithLimit(
  check: CheckConfig,
  deps: Omit<CheckRunDeps, 'signal'>,
  stop: AbortSignal,
): Promise<CheckOutcome> {
  const secrets = watchSecrets(deps.secretOf);
  const signal = AbortSignal.any([AbortSignal.timeout(check.timeoutMs), stop]);
  let giveUp = (): void => undefined;
  const overran = new Promise<CheckOutcome>((resolve) => {
    const after = check.timeoutMs + GRACE_MS;
    giveUp = () => resolve(couldNotRun({ key: 'probe.overran', params: { after: { ms: after } } }));
  });
  const late = setTimeout(giveUp, check.timeoutMs + GRACE_MS);
  stop.addEventListener('abort', giveUp, { once: true });
  try {
    const running = runCheck(check, { ...deps, secretOf: secrets.secretOf, signal });
    return secrets.hide(await Promise.race([running, overran]));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return secrets.hide(couldNotRun({ key: 'probe.failed', params: { why: why.slice(0, 300) } }));
  } finally {
    clearTimeout(late);
    stop.removeEventListener('abort', giveUp);
  }
}
