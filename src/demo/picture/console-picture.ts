import { Writable } from 'node:stream';
import type { LoadedConfig } from '../../config/load.js';
import type { Lang } from '../../domain/text.js';
import type { Logger } from '../../lib/log.js';
import { play } from '../play.js';
import { scenesOf, titleOf } from './scenes.js';
import { terminalSvg } from './svg.js';

const WIDTH = 92;

/** Draws scenes out of what the console shows while the demo plays. */
export async function consolePicture(seed: number, config: LoadedConfig, lang: Lang, log: Logger): Promise<string> {
  let screen = '';
  const out = new Writable({
    decodeStrings: false,
    write(chunk: unknown, _encoding, done) {
      screen += String(chunk);
      done();
    },
  });
  await play({ seed, config, lang, secret: () => undefined, log, out, color: true, width: WIDTH, restMs: 0 });
  return terminalSvg(scenesOf(screen), WIDTH, titleOf(lang));
}
