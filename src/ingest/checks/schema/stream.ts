import { z } from 'zod';
import { envNameSchema, positiveDurationSchema } from '../../zod-parts.js';
import { isStreamUrl, STREAM_PROTOCOLS } from '../stream-url.js';
import { baseOf, type CheckBase, common } from './common.js';

/** What connecting and finding out what a stream holds may take, beside the sample itself. */
const OVERHEAD_MS = 4_000;
const streamUrlSchema = z
  .string()
  .max(2_000)
  .refine(
    isStreamUrl,
    `must be an address that begins with one of ${STREAM_PROTOCOLS.map((name) => `${name}://`).join(' ')}`,
  );

const expectSchema = z
  .strictObject({
    video: z.string().optional().describe('Codec of the picture as ffmpeg names it: h264, hevc, av1.'),
    audio: z.string().optional().describe('Codec of the sound: aac, opus, mp3; "none" for a stream that has no sound.'),
    width: z.int().positive().optional().describe('Width of the picture, pixels.'),
    height: z.int().positive().optional().describe('Height of the picture, pixels.'),
    fps: z.number().positive().optional().describe('Pictures a second that should come; a fifth less is let pass.'),
  })
  .default({});

export const streamSchema = z
  .strictObject({
    ...common,
    kind: z.literal('stream').describe('Plays a few seconds of a stream with ffmpeg and looks at picture and sound.'),
    timeout: positiveDurationSchema
      .default(15_000)
      .describe('The whole look may take this long, the sample included; default 15s.'),
    url: streamUrlSchema
      .optional()
      .describe('Address to play from (rtmp, rtmps, http, https, srt, rtsp, rtsps); give this or url_env.'),
    url_env: envNameSchema
      .optional()
      .describe('Environment variable that holds the address, where a key or token in it is a secret.'),
    sample: positiveDurationSchema
      .default(4_000)
      .describe('Length of stream that is looked at, 1s to 30s; default 4s.'),
    usual_kbps: z
      .number()
      .positive()
      .optional()
      .describe('Bitrate the stream should have, kbit/s; default: the median of the last 60 looks, from the fifth on.'),
    expect: expectSchema.describe('What the stream should consist of; default: anything.'),
  })
  .superRefine((entry, ctx) => {
    const refuse = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message });
    if ((entry.url === undefined) === (entry.url_env === undefined))
      refuse('url', 'a stream check needs either url or url_env, and not both');
    if (entry.sample < 1_000 || entry.sample > 30_000) refuse('sample', 'must be between 1s and 30s');
    if (entry.timeout < entry.sample + OVERHEAD_MS)
      refuse('timeout', `must be at least ${OVERHEAD_MS / 1000}s longer than sample`);
  });

export interface StreamCheck extends CheckBase {
  readonly kind: 'stream';
  /** Either the address or the variable that holds it. */
  readonly url: string | null;
  readonly urlEnv: string | null;
  readonly sampleMs: number;
  readonly usualKbps: number | null;
  readonly expect: z.output<typeof expectSchema>;
}

export function toStream(entry: z.output<typeof streamSchema>): StreamCheck {
  const { kind, expect } = entry;
  return {
    ...baseOf(entry, `stream:${entry.id}`),
    kind,
    url: entry.url ?? null,
    urlEnv: entry.url_env ?? null,
    sampleMs: entry.sample,
    usualKbps: entry.usual_kbps ?? null,
    expect,
  };
}

export const streamExample = `
id: evening-picture
kind: stream
url: rtmp://live.example.com/app/evening
every: 1m
during_show: 15s
show: 1111-evening
expect: { video: h264, audio: aac, height: 1080, fps: 30 }
`;
