import { PLAYED_THROUGH } from './stream-url.js';

/** Pictures a second that are analysed, and how wide they are made for it: enough to see, little to compute. */
const LOOKS = 5;
const WIDTH = 160;

/** The words ffmpeg is run with. It prints each packet to its output, and what it sees and hears to its error output. */
export function ffmpegArgv(url: string, sampleMs: number, timeoutMs: number): readonly [string, ...string[]] {
  const least = Math.min(1, sampleMs / 2_000);
  const tracks = ['-map', '0:v:0?', '-map', '0:a:0?'];
  // So that a look that nobody ends any more ends by itself.
  const patience = String(timeoutMs * 1_000);
  return [
    'ffmpeg',
    ...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'info'],
    ...['-protocol_whitelist', PLAYED_THROUGH],
    ...(/^rtsps?:/i.test(url) ? ['-rtsp_transport', 'tcp', '-timeout', patience] : ['-rw_timeout', patience]),
    ...['-analyzeduration', '1500000', '-probesize', '2000000', '-threads', '1'],
    ...['-t', String(sampleMs / 1_000), '-i', url],
    ...tracks,
    '-vf',
    `fps=${LOOKS},scale=${WIDTH}:-2,freezedetect=n=-50dB:d=${least},blackdetect=d=${least}:pix_th=0.10,showinfo=checksum=0`,
    ...['-af', `silencedetect=n=-50dB:d=${least}`, '-f', 'null', '-'],
    ...tracks,
    ...[
      '-c',
      'copy',
      '-copyinkf',
      '-max_interleave_delta',
      '500000',
      '-flush_packets',
      '1',
      '-f',
      'framecrc',
      'pipe:1',
    ],
  ];
}
