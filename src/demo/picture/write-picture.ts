import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../config/load.js';
import { LANGS } from '../../domain/text.js';
import { createLog } from '../../lib/log.js';
import { packageRoot } from '../../lib/root.js';
import { drawPictures } from './draw-pictures.js';
import { drawOncall } from './oncall-picture.js';

function write(name: string, content: string | Uint8Array): void {
  const file = join(packageRoot(), 'docs', name);
  writeFileSync(file, content);
  process.stdout.write(`${file}\n`);
}

/** Writes the pictures of the README, each in every language; that of duty once, for it is as its fonts are. */
for (const lang of LANGS) for (const [name, svg] of await drawPictures(lang)) write(name, svg);
const loading = loadConfig(join(packageRoot(), 'config'), () => undefined);
if (loading.ok) write('oncall.png', await drawOncall(loading.config, 'en', createLog('error')));
