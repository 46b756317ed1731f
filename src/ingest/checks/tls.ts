import { readFile } from 'node:fs/promises';
import { certificateFaults, shownChain, soonestEnd } from './certificate.js';
import { type CheckOutcome, couldNotRun, measured } from './outcome.js';
import { placeText } from './place.js';
import type { CheckRunDeps } from './run-deps.js';
import type { TlsCheck } from './schema.js';
import { openTls } from './socket.js';

const DAY = 86_400_000;

/**
 * Looks at the certificate a server shows. Yields `tls.ok` (chain trusted, name right, within its dates) and
 * `tls.days_left` (of the shortest-lived certificate in the chain; negative once it is over).
 */
export async function runTls(check: TlsCheck, deps: Pick<CheckRunDeps, 'signal' | 'now'>): Promise<CheckOutcome> {
  let ca: string | null = null;
  if (check.caFile !== null) {
    try {
      ca = await readFile(check.caFile, 'utf8');
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return couldNotRun({ key: 'probe.tls-no-authorities', params: { file: check.caFile, why } });
    }
  }
  const opened = await openTls(check, { servername: check.servername, ca, judgeLater: true }, deps.signal);
  if (!opened.ok) {
    // A server that cannot be reached tells nothing of its certificate; one that shows none it can agree on does.
    const spoke = opened.said.key === 'probe.tls-handshake';
    return spoke ? measured(opened.said, [{ name: 'tls.ok', value: 0 }]) : couldNotRun(opened.said);
  }
  const { socket } = opened;
  const chain = shownChain(socket);
  const refused = socket.authorized ? null : String(socket.authorizationError ?? 'unknown');
  socket.destroy();
  const soonest = soonestEnd(chain);
  if (soonest === null)
    return measured({ key: 'probe.tls-none', params: { place: placeText(check) } }, [{ name: 'tls.ok', value: 0 }]);
  const now = deps.now();
  const days = Math.floor(((soonest.end - now) / DAY) * 10) / 10;
  const left = { name: 'tls.days_left', value: days, unit: 'd' };
  const raw = chain.map((one) => `${one.subject} (${one.validFrom} – ${one.validTo})`).join('\n\n');
  const fault = certificateFaults(chain, { servername: check.servername, refused, now })[0];
  if (fault) return measured(fault, [{ name: 'tls.ok', value: 0 }, left], { raw });
  const params = { name: check.servername, days: Math.floor(days), date: soonest.date, of: soonest.name };
  return measured({ key: 'probe.tls-ok', params }, [{ name: 'tls.ok', value: 1 }, left], { raw });
}
