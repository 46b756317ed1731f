import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../src/lib/root.js';
import { print } from './print.js';
import type { Section } from './section.js';
import { complaints } from './sections/complaints.js';
import { nab } from './sections/nab.js';

/** Everything there is to measure on data of others. */
const SECTIONS: readonly Section[] = [nab, complaints];

const names = SECTIONS.map((section) => section.name);
const { values } = parseArgs({ options: { only: { type: 'string', multiple: true, default: names } } });
const unknown = values.only.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  print(`there is no section ${unknown.join(', ')}; there are: ${names.join(', ')}`);
  process.exit(1);
}

const data = process.env.EVAL_DATA ?? join(packageRoot(), '..', 'shared', 'data');
if (existsSync(data)) {
  for (const section of SECTIONS.filter((one) => values.only.includes(one.name))) {
    const folder = join(data, section.needs);
    if (existsSync(folder)) await section.run(folder);
    else print(`${section.name}: left out, there is no folder ${folder}`);
  }
} else print(`nothing to measure on: there is no folder ${data}; name one in EVAL_DATA`);
