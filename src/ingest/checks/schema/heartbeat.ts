import { z } from 'zod';
import { positiveDurationSchema } from '../../zod-parts.js';
import { baseOf, type CheckBase, common } from './common.js';

export const heartbeatSchema = z.strictObject({
  ...common,
  kind: z.literal('heartbeat'),
  /** The name heartbeats are sent under: `POST /v1/heartbeats/<name>`. */
  name: z.string().min(1).max(190).describe('The name heartbeats are sent under: POST /v1/heartbeats/<name>.'),
  within: positiveDurationSchema.describe('The newest may be this old.'),
});

export interface HeartbeatCheck extends CheckBase {
  readonly kind: 'heartbeat';
  readonly name: string;
  readonly withinMs: number;
}

export function toHeartbeat(entry: z.output<typeof heartbeatSchema>): HeartbeatCheck {
  return {
    ...baseOf(entry, `heartbeat:${entry.name}`),
    kind: 'heartbeat',
    name: entry.name,
    withinMs: entry.within,
  };
}

export const heartbeatExample = `
- id: warehouse-sync
  kind: heartbeat
  name: warehouse-sync
  within: 15m
  every: 1m
`;
