import { join } from 'node:path';
import { type Program, run } from './programs.js';

/** A real encoder: a test picture as an HLS stream of one-second segments, into a folder, as fast as it plays. */
export function startEncoder(folder: string): Program {
  return run('ffmpeg', [
    ...['-loglevel', 'error', '-nostdin', '-re'],
    ...['-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=10'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '10'],
    ...['-f', 'hls', '-hls_time', '1', '-hls_list_size', '5'],
    ...['-hls_flags', 'delete_segments+omit_endlist+program_date_time+temp_file'],
    join(folder, 'live.m3u8'),
  ]);
}
