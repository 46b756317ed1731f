import { unreachable } from '../../domain/signal.js';
import { runCommand } from './command.js';
import { runDns } from './dns.js';
import { runFile } from './file.js';
import { runHeartbeat } from './heartbeat.js';
import { runHls } from './hls.js';
import { runHttp } from './http.js';
import type { CheckOutcome } from './outcome.js';
import { runPrometheus } from './prometheus.js';
import type { CheckRunDeps } from './run-deps.js';
import type { CheckConfig } from './schema.js';
import { placeText } from './socket.js';
import { runSql } from './sql.js';
import { runStream } from './stream.js';
import { shownUrl, withoutQuery } from './stream-url.js';
import { runTcp } from './tcp.js';
import { runTls } from './tls.js';
import { runTocsin } from './tocsin.js';

/** Runs a check as its kind says; the list of kinds there are. */
export function runCheck(check: CheckConfig, deps: CheckRunDeps): Promise<CheckOutcome> {
  switch (check.kind) {
    case 'http':
      return runHttp(check, deps);
    case 'hls':
      return runHls(check, deps);
    case 'heartbeat':
      return runHeartbeat(check, deps);
    case 'command':
      return runCommand(check, deps);
    case 'dns':
      return runDns(check, deps);
    case 'file':
      return runFile(check, deps);
    case 'prometheus':
      return runPrometheus(check, deps);
    case 'sql':
      return runSql(check, deps);
    case 'stream':
      return runStream(check, deps);
    case 'tcp':
      return runTcp(check, deps);
    case 'tls':
      return runTls(check, deps);
    case 'tocsin':
      return runTocsin(check, deps);
    default:
      return unreachable(check);
  }
}

/** What a check looks at, in a few words: its address, or the heartbeat's name. */
export function targetOf(check: CheckConfig): string {
  switch (check.kind) {
    case 'http':
    case 'hls':
      return withoutQuery(check.url);
    case 'heartbeat':
      return check.name;
    case 'tcp':
    case 'tls':
      return placeText(check);
    case 'dns':
      return `${check.name} ${check.type}`;
    case 'stream':
      return check.url === null ? `$${check.urlEnv}` : shownUrl(check.url);
    case 'command':
      return check.command[0];
    case 'file':
      return check.path;
    case 'prometheus':
      return shownUrl(check.url);
    case 'sql':
      return 'file' in check.place ? check.place.file : `$${check.place.env}`;
    case 'tocsin':
      return '–';
    default:
      return unreachable(check);
  }
}
