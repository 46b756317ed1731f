import { z } from 'zod';
import { httpUrlSchema } from '../../zod-parts.js';
import { baseOf, type CheckBase, common, headersEnvSchema, headersSchema } from './common.js';

export const hlsSchema = z.strictObject({
  ...common,
  kind: z.literal('hls'),
  url: httpUrlSchema.describe('The address of the playlist.'),
  headers: headersSchema,
  headers_env: headersEnvSchema,
  /** The newest segment may be this many target durations old. */
  stale_after_targets: z
    .number()
    .positive()
    .default(3)
    .describe('The newest segment may be this many target durations old; 3 by default.'),
});

export interface HlsCheck extends CheckBase {
  readonly kind: 'hls';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly headersEnv: Readonly<Record<string, string>>;
  readonly staleAfterTargets: number;
}

export function toHls(entry: z.output<typeof hlsSchema>): HlsCheck {
  return {
    ...baseOf(entry, `stream:${entry.id}`),
    kind: 'hls',
    url: entry.url,
    headers: entry.headers,
    headersEnv: entry.headers_env,
    staleAfterTargets: entry.stale_after_targets,
  };
}

export const hlsExample = `
- id: evening-stream
  kind: hls
  url: https://cdn.example.com/live/evening.m3u8
  every: 1m
  during_show: 5s
`;
