import { z } from 'zod';
import { unreachable } from '../../domain/signal.js';
import { type HeartbeatCheck, heartbeatSchema, toHeartbeat } from './schema/heartbeat.js';
import { type HlsCheck, hlsSchema, toHls } from './schema/hls.js';
import { type HttpCheck, httpSchema, toHttp } from './schema/http.js';

export type { CheckTimes } from './schema/common.js';
export type { HeartbeatCheck } from './schema/heartbeat.js';
export type { HlsCheck } from './schema/hls.js';
export type { HttpCheck } from './schema/http.js';

/** One check as written in YAML; out comes a `CheckConfig`, durations in ms. */
export const checkSchema = z
  .discriminatedUnion('kind', [httpSchema, hlsSchema, heartbeatSchema])
  .superRefine((entry, ctx) => {
    if ((entry.every === undefined) !== (entry.cron === undefined)) return;
    const message = 'a check needs either every: 10s or cron: "*/5 * * * *", and not both';
    ctx.addIssue({ code: 'custom', path: ['every'], message });
  })
  .transform(toCheck);
type CheckEntry = z.output<typeof httpSchema> | z.output<typeof hlsSchema> | z.output<typeof heartbeatSchema>;

/** A scheduled probe that yields signals. */
export type CheckConfig = HttpCheck | HlsCheck | HeartbeatCheck;

function toCheck(entry: CheckEntry): CheckConfig {
  switch (entry.kind) {
    case 'http':
      return toHttp(entry);
    case 'hls':
      return toHls(entry);
    case 'heartbeat':
      return toHeartbeat(entry);
    default:
      return unreachable(entry);
  }
}
