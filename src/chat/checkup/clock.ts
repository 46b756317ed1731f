import { causeCode } from '../../lib/network-error.js';
import { sentence } from '../../text/catalogue.js';
import { Away, type ServiceNames } from './away.js';
import { type Diagnosis, failed, warned, well } from './diagnosis.js';

const ASK_MS = 10_000;
const WARN_MS = 30_000;
/** Slack refuses, and has to be refused, where a signature is older than this. */
const FAIL_MS = 5 * 60_000;

export interface ClockDeps {
  /** ms since the epoch */
  now(): number;
  readonly signal: AbortSignal;
}

/** Does the service answer, and does its clock go as ours? `probe` answers anybody, whatever the token. Throws `Away`. */
export async function examineClock(names: ServiceNames, probe: string, { now, signal }: ClockDeps): Promise<Diagnosis> {
  const began = now();
  const response = await fetch(probe, { signal: AbortSignal.any([signal, AbortSignal.timeout(ASK_MS)]) }).catch(
    (error: unknown) => {
      throw new Away(causeCode(error) ?? String(error));
    },
  );
  await response.body?.cancel();
  if (response.status >= 500) throw new Away(`HTTP ${response.status}`);
  const said = Date.parse(response.headers.get('date') ?? '');
  const skew = Number.isNaN(said) ? 0 : (began + now()) / 2 - (said + 500);
  return judge(skew, names);
}

/** `skew`: how far our clock is ahead, ms. */
function judge(skew: number, { service, url }: ServiceNames): Diagnosis {
  const size = Math.abs(skew);
  if (size <= WARN_MS) return well(sentence('doctor.reach', { service, url }));
  const side = skew > 0 ? 'ahead' : 'behind';
  const what = sentence('doctor.clock', { service, side, skew: { ms: Math.round(size / 1000) * 1000 } });
  const mend = sentence('doctor.clock.mend', { service, most: { ms: FAIL_MS } });
  return size > FAIL_MS ? failed(what, mend) : warned(what, mend);
}
