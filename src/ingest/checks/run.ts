import { unreachable } from '../../domain/signal.js';
import type { CheckOutcome } from './outcome.js';
import type { CheckRunDeps } from './run-deps.js';
import type { CheckConfig } from './schema.js';

/** Runs a check as its kind says; the list of kinds there are. A kind is loaded when the first of it runs. */
export async function runCheck(check: CheckConfig, deps: CheckRunDeps): Promise<CheckOutcome> {
  switch (check.kind) {
    case 'http':
      return (await import('./http.js')).runHttp(check, deps);
    case 'hls':
      return (await import('./hls.js')).runHls(check, deps);
    case 'heartbeat':
      return (await import('./heartbeat.js')).runHeartbeat(check, deps);
    case 'command':
      return (await import('./command.js')).runCommand(check, deps);
    case 'dns':
      return (await import('./dns.js')).runDns(check, deps);
    case 'file':
      return (await import('./file.js')).runFile(check, deps);
    case 'prometheus':
      return (await import('./prometheus.js')).runPrometheus(check, deps);
    case 'sql':
      return (await import('./sql.js')).runSql(check, deps);
    case 'stream':
      return (await import('./stream.js')).runStream(check, deps);
    case 'tcp':
      return (await import('./tcp.js')).runTcp(check, deps);
    case 'tls':
      return (await import('./tls.js')).runTls(check, deps);
    case 'tocsin':
      return (await import('./tocsin.js')).runTocsin(check, deps);
    default:
      return unreachable(check);
  }
}
