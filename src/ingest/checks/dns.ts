import { Resolver } from 'node:dns/promises';
import { unreachable } from '../../domain/signal.js';
import { type CheckOutcome, couldNotRun, measured } from './outcome.js';
import type { CheckRunDeps } from './run-deps.js';
import type { DnsCheck } from './schema.js';

/** The name server has answered, and this is what it says of the name. */
const OF_THE_NAME = new Set(['ENOTFOUND', 'ENODATA', 'ESERVFAIL', 'EREFUSED', 'EFORMERR', 'EBADRESP']);
/** Values of one answer that are shown. */
const SHOWN = 8;

/**
 * Looks a name up. Yields `dns.ok` (an answer came and holds what is expected), `dns.latency_ms`, and `dns.changed`
 * from the second answer on (it is another one than before; the order of values does not count).
 */
export async function runDns(check: DnsCheck, deps: Pick<CheckRunDeps, 'signal' | 'memory'>): Promise<CheckOutcome> {
  const resolver = new Resolver({ timeout: Math.max(500, Math.round(check.timeoutMs / 2)), tries: 2 });
  if (check.server !== null) resolver.setServers([check.server]);
  const cancel = () => resolver.cancel();
  deps.signal.addEventListener('abort', cancel, { once: true });
  const begun = performance.now();
  const asked = { name: check.name, type: check.type };
  try {
    const values = [...new Set(await ask(resolver, check))].sort();
    const ms = Math.round(performance.now() - begun);
    const latency = { name: 'dns.latency_ms', value: ms, unit: 'ms' };
    const answer = values.join('\n');
    const before = deps.memory.dnsAnswer;
    deps.memory.dnsAnswer = answer;
    const changed = before === undefined ? [] : [{ name: 'dns.changed', value: before === answer ? 0 : 1 }];
    const missing = check.expect.find((wanted) => !values.some((value) => same(value, wanted)));
    const params = { ...asked, values: shown(values) };
    if (values.length === 0 || missing !== undefined) {
      const said =
        missing === undefined
          ? { key: 'probe.dns-nothing', params: { ...asked, why: 'ENODATA' } }
          : { key: 'probe.dns-missing', params: { ...params, wanted: missing } };
      return measured(said, [{ name: 'dns.ok', value: 0 }, latency, ...changed], { raw: answer });
    }
    const said =
      before !== undefined && before !== answer
        ? { key: 'probe.dns-changed', params: { ...params, before: shown(before.split('\n')) } }
        : { key: 'probe.dns-ok', params: { ...params, after: { ms } } };
    return measured(said, [{ name: 'dns.ok', value: 1 }, latency, ...changed], { raw: answer });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const ok = { name: 'dns.ok', value: 0 };
    if (OF_THE_NAME.has(code)) return measured({ key: 'probe.dns-nothing', params: { ...asked, why: code } }, [ok]);
    const after = { ms: Math.round(performance.now() - begun) };
    const said = { key: 'probe.dns-silent', params: { ...asked, server: check.server ?? '–', why: code, after } };
    // A server that was named is what is watched; those of this machine are what it is watched with.
    return check.server === null ? couldNotRun(said) : measured(said, [ok]);
  } finally {
    deps.signal.removeEventListener('abort', cancel);
  }
}

/** The values of an answer, each as one line as `dig +short` prints it. */
async function ask(resolver: Resolver, { name, type }: DnsCheck): Promise<readonly string[]> {
  switch (type) {
    case 'A':
      return resolver.resolve4(name);
    case 'AAAA':
      return resolver.resolve6(name);
    case 'CNAME':
      return resolver.resolveCname(name);
    case 'NS':
      return resolver.resolveNs(name);
    case 'PTR':
      return resolver.resolvePtr(name);
    case 'TXT':
      return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
    case 'MX':
      return (await resolver.resolveMx(name)).map(({ priority, exchange }) => `${priority} ${exchange}`);
    case 'SRV':
      return (await resolver.resolveSrv(name)).map((one) => `${one.priority} ${one.weight} ${one.port} ${one.name}`);
    case 'CAA':
      return (await resolver.resolveCaa(name)).map(({ critical, ...tags }) =>
        [critical, ...Object.entries(tags).flat()].join(' '),
      );
    case 'SOA': {
      const soa = await resolver.resolveSoa(name);
      return [`${soa.nsname} ${soa.hostmaster} ${soa.serial} ${soa.refresh} ${soa.retry} ${soa.expire} ${soa.minttl}`];
    }
    default:
      return unreachable(type);
  }
}

/** Names are the same whatever their case and with or without the dot of the root. */
function same(value: string, wanted: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/\.$/, '');
  return plain(value) === plain(wanted);
}

function shown(values: readonly string[]): string {
  const first = values.slice(0, SHOWN).map((value) => value.slice(0, 100));
  return first.join(', ') + (values.length > SHOWN ? ' …' : '');
}
