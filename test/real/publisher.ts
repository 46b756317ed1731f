import { type Program, run } from './programs.js';

/** What becomes of a stream while it is published. */
export const FAULTS = ['frozen', 'black', 'silent', 'thin'] as const;
export type Fault = (typeof FAULTS)[number];
const RATE = 15;

/**
 * A real encoder that publishes a moving picture full of detail and a tone; from `fromS` to `toS`, seconds after it
 * began, its fault is in it, and then all is well again.
 */
export function startPublisher(url: string, fault: Fault | null, fromS: number, toS: number): Program {
  const while_ = `enable='between(t,${fromS},${toS})'`;
  // Encoded at one quality throughout, so that a picture with less in it takes fewer bits, as with an encoder that saves.
  const noise =
    fault === 'thin' ? `noise=alls=40:allf=t:enable='not(between(t,${fromS},${toS}))'` : 'noise=alls=40:allf=t';
  const picture = [`testsrc=size=320x180:rate=${RATE}`, noise];
  // A still picture over the moving one: `loop` would send all its frames at once, and then nothing for as long.
  const still = `[moving];smptebars=size=320x180:rate=${RATE}[still];[moving][still]overlay=${while_}`;
  if (fault === 'black') picture.push(`drawbox=color=black:thickness=fill:${while_}`);
  const sound = ['sine=frequency=440:sample_rate=44100'];
  if (fault === 'silent') sound.push(`volume=0:${while_}`);
  return run('ffmpeg', [
    ...['-loglevel', 'error', '-nostdin', '-re'],
    ...[
      '-f',
      'lavfi',
      '-i',
      `${picture.join(',')}${fault === 'frozen' ? still : ''}`,
      '-f',
      'lavfi',
      '-i',
      sound.join(','),
    ],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p', '-crf', '28'],
    ...['-g', String(RATE), '-c:a', 'aac', '-f', 'flv', url],
  ]);
}
