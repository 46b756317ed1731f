import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGS } from '../../domain/text.js';
import { packageRoot } from '../../lib/root.js';
import { drawPictures } from './draw-pictures.js';

/** Writes the pictures of the README, each in every language. */
for (const lang of LANGS) {
  for (const [name, svg] of await drawPictures(lang)) {
    const file = join(packageRoot(), 'docs', name);
    writeFileSync(file, svg);
    process.stdout.write(`${file}\n`);
  }
}
