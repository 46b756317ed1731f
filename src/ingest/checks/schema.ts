import { z } from 'zod';
import { unreachable } from '../../domain/signal.js';
import { type CommandCheck, commandSchema, toCommand } from './schema/command.js';
import { type DnsCheck, dnsSchema, toDns } from './schema/dns.js';
import { type FileCheck, fileSchema, toFile } from './schema/file.js';
import { type HeartbeatCheck, heartbeatSchema, toHeartbeat } from './schema/heartbeat.js';
import { type HlsCheck, hlsSchema, toHls } from './schema/hls.js';
import { type HttpCheck, httpSchema, toHttp } from './schema/http.js';
import { type PrometheusCheck, prometheusProblem, prometheusSchema, toPrometheus } from './schema/prometheus.js';
import { type SqlCheck, sqlProblem, sqlSchema, toSql } from './schema/sql.js';
import { type StreamCheck, streamSchema, toStream } from './schema/stream.js';
import { type TcpCheck, tcpSchema, toTcp } from './schema/tcp.js';
import { type TlsCheck, tlsSchema, toTls } from './schema/tls.js';
import { type TocsinCheck, tocsinSchema, toTocsin } from './schema/tocsin.js';

export type { CommandCheck } from './schema/command.js';
export type { CheckTimes } from './schema/common.js';
export type { DnsCheck } from './schema/dns.js';
export type { FileCheck } from './schema/file.js';
export type { HeartbeatCheck } from './schema/heartbeat.js';
export type { HlsCheck } from './schema/hls.js';
export type { HttpCheck } from './schema/http.js';
export type { PrometheusCheck } from './schema/prometheus.js';
export type { SqlCheck } from './schema/sql.js';
export type { StreamCheck } from './schema/stream.js';
export type { TcpCheck } from './schema/tcp.js';
export type { TlsCheck } from './schema/tls.js';
export type { TocsinCheck } from './schema/tocsin.js';

/** One check as written in YAML; out comes a `CheckConfig`, durations in ms. */
export const checkSchema = z
  .discriminatedUnion('kind', [
    httpSchema,
    hlsSchema,
    heartbeatSchema,
    commandSchema,
    dnsSchema,
    fileSchema,
    prometheusSchema,
    sqlSchema,
    streamSchema,
    tcpSchema,
    tlsSchema,
    tocsinSchema,
  ])
  .superRefine((entry, ctx) => {
    const problem =
      entry.kind === 'sql' ? sqlProblem(entry) : entry.kind === 'prometheus' ? prometheusProblem(entry) : null;
    if (problem !== null) ctx.addIssue({ code: 'custom', path: [], message: problem });
    if ((entry.every === undefined) !== (entry.cron === undefined)) return;
    const message = 'a check needs either every: 10s or cron: "*/5 * * * *", and not both';
    ctx.addIssue({ code: 'custom', path: ['every'], message });
  })
  .transform(toCheck);
type CheckEntry =
  | z.output<typeof httpSchema>
  | z.output<typeof hlsSchema>
  | z.output<typeof heartbeatSchema>
  | z.output<typeof commandSchema>
  | z.output<typeof dnsSchema>
  | z.output<typeof fileSchema>
  | z.output<typeof prometheusSchema>
  | z.output<typeof sqlSchema>
  | z.output<typeof streamSchema>
  | z.output<typeof tcpSchema>
  | z.output<typeof tlsSchema>
  | z.output<typeof tocsinSchema>;

/** A scheduled probe that yields signals. */
export type CheckConfig =
  | HttpCheck
  | HlsCheck
  | HeartbeatCheck
  | CommandCheck
  | DnsCheck
  | FileCheck
  | PrometheusCheck
  | SqlCheck
  | StreamCheck
  | TcpCheck
  | TlsCheck
  | TocsinCheck;

function toCheck(entry: CheckEntry): CheckConfig {
  switch (entry.kind) {
    case 'http':
      return toHttp(entry);
    case 'hls':
      return toHls(entry);
    case 'heartbeat':
      return toHeartbeat(entry);
    case 'command':
      return toCommand(entry);
    case 'dns':
      return toDns(entry);
    case 'file':
      return toFile(entry);
    case 'prometheus':
      return toPrometheus(entry);
    case 'sql':
      return toSql(entry);
    case 'stream':
      return toStream(entry);
    case 'tcp':
      return toTcp(entry);
    case 'tls':
      return toTls(entry);
    case 'tocsin':
      return toTocsin(entry);
    default:
      return unreachable(entry);
  }
}
