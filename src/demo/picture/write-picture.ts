import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { loadConfig } from '../../config/load.js';
import { LANGS } from '../../domain/text.js';
import { createLog } from '../../lib/log.js';
import { packageRoot } from '../../lib/root.js';
import { play } from '../play.js';
import { scenesOf, titleOf } from './scenes.js';
import { terminalSvg } from './svg.js';

/** Draws docs/console.svg and docs/console.zh-CN.svg from what the console shows while the demo plays. */
const WIDTH = 92;
const root = packageRoot();
for (const lang of LANGS) {
  const loading = loadConfig(join(root, 'config'), () => undefined, lang);
  if (!loading.ok) throw new Error('the shipped configuration does not load; run: npx tocsin check-config config');
  let screen = '';
  const out = new Writable({
    decodeStrings: false,
    write(chunk: unknown, _encoding, done) {
      screen += String(chunk);
      done();
    },
  });
  const { config } = loading;
  const log = createLog('error');
  await play({ seed: 618, config, lang, secret: () => undefined, log, out, color: true, width: WIDTH, restMs: 0 });
  const file = join(root, 'docs', lang === 'en' ? 'console.svg' : `console.${lang}.svg`);
  writeFileSync(file, terminalSvg(scenesOf(screen), WIDTH, titleOf(lang)));
  process.stdout.write(`${file}\n`);
}
