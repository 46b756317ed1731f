import { z } from 'zod';

/** What the generator is asked to do, as JSON in its first argument. */
export const loadOrderSchema = z.strictObject({
  port: z.int(),
  path: z.string(),
  payload: z.enum(['prometheus', 'alert', 'metric']),
  /** Signals in one request. */
  batch: z.int().positive(),
  connections: z.int().positive(),
  seconds: z.number().positive(),
  /** Requests a second, however fast they are answered; null sends the next when the last is answered. */
  rate: z.number().positive().nullable(),
});
export type LoadOrder = z.output<typeof loadOrderSchema>;

/** What it says when it is done, as one line of JSON. */
export const loadReportSchema = z.strictObject({
  requests: z.int(),
  signals: z.int(),
  seconds: z.number(),
  /** Answers by status. */
  statuses: z.record(z.string(), z.int()),
  /** ms */
  p50: z.number(),
  p99: z.number(),
  max: z.number(),
});
export type LoadReport = z.output<typeof loadReportSchema>;
