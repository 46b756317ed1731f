import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Say } from '../../domain/text.js';

/** More than this is no chain that anybody would walk. */
const LONGEST = 10;

/** The certificates a server showed, its own first, up to the authority as far as it is known. */
export function shownChain(socket: Pick<TLSSocket, 'getPeerX509Certificate'>): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  let at = socket.getPeerX509Certificate();
  while (at !== undefined && chain.length < LONGEST) {
    const { fingerprint256 } = at;
    if (chain.some((one) => one.fingerprint256 === fingerprint256)) break;
    chain.push(at);
    at = at.issuerCertificate;
  }
  return chain;
}

export interface CertificateEnd {
  /** Its name, as a person knows it. */
  readonly name: string;
  /** ms since the epoch, and the same as a date (UTC). */
  readonly end: number;
  readonly date: string;
}

/** Which certificate of a chain ends first; null where there is none. */
export function soonestEnd(chain: readonly X509Certificate[]): CertificateEnd | null {
  let soonest: CertificateEnd | null = null;
  for (const one of chain) {
    const end = Date.parse(one.validTo);
    if (Number.isFinite(end) && (soonest === null || end < soonest.end))
      soonest = { name: nameOf(one), end, date: dateText(end) };
  }
  return soonest;
}

/**
 * What is wrong with a chain, worst first. `refused` is what OpenSSL said of it (null: it was trusted); dates are held
 * against `now`.
 */
export function certificateFaults(
  chain: readonly X509Certificate[],
  { servername, refused, now }: { readonly servername: string; readonly refused: string | null; readonly now: number },
): readonly Say[] {
  const [own] = chain;
  if (!own) return [];
  const faults: Say[] = [];
  for (const one of chain) {
    const [from, to] = [Date.parse(one.validFrom), Date.parse(one.validTo)];
    const name = nameOf(one);
    if (to <= now) faults.push({ key: 'probe.tls-expired', params: { name, date: dateText(to) } });
    if (from > now) faults.push({ key: 'probe.tls-not-yet', params: { name, date: dateText(from) } });
  }
  const fits = isIP(servername) === 0 ? own.checkHost(servername) : own.checkIP(servername);
  if (fits === undefined) faults.push({ key: 'probe.tls-name', params: { wanted: servername, names: namesOf(own) } });
  if (refused !== null) faults.push(refusal(refused, own));
  return faults;
}

/** OpenSSL's codes (verify(1)), in words. The name was judged here, so a refusal for it says nothing new. */
function refusal(code: string, own: X509Certificate): Say {
  switch (code) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return { key: 'probe.tls-self-signed', params: { name: nameOf(own) } };
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return { key: 'probe.tls-issuer', params: { name: nameOf(own), issuer: part(own.issuer) } };
    default:
      return { key: 'probe.tls-refused', params: { name: nameOf(own), code: code.slice(0, 100) } };
  }
}

function nameOf(one: X509Certificate): string {
  return part(one.subject) || (one.subjectAltName ?? '').slice(0, 100) || one.serialNumber;
}

/** The common name of a distinguished name, or its first line. */
function part(distinguished: string): string {
  const lines = distinguished.split('\n');
  return (lines.find((line) => line.startsWith('CN='))?.slice(3) ?? lines[0] ?? '').slice(0, 100);
}

function namesOf(one: X509Certificate): string {
  const names = (one.subjectAltName ?? '').split(', ').map((name) => name.replace(/^(?:DNS|IP Address):/, ''));
  return (names.join(', ') || part(one.subject)).slice(0, 200);
}

function dateText(ms: number): string {
  return Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : '?';
}
