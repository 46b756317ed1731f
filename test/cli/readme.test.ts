import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../src/lib/root.js';
import { type BotProcess, startBotProcess } from '../harness/bot-process.js';
import { builtCli } from '../harness/built.js';

const root = packageRoot();
let clone: string;
let bot: BotProcess | undefined;
beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), 'tocsin-readme-'));
  // What a clone holds after `npm ci && npm run build`.
  for (const folder of ['config', 'examples']) cpSync(join(root, folder), join(clone, folder), { recursive: true });
  for (const name of ['node_modules', 'dist', 'package.json']) symlinkSync(join(root, name), join(clone, name));
});
afterAll(async () => {
  await bot?.end('SIGKILL');
  rmSync(clone, { recursive: true, force: true });
});

/** The blocks of one section, in their order. */
function blocks(title: string): readonly { readonly language: string; readonly text: string }[] {
  const section = readFileSync(join(root, 'README.md'), 'utf8').split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/```(\w+)\n(.*?)```/gs)].map(([, language, text]) => ({
    language: language ?? '',
    text: text ?? '',
  }));
}

test('A7: "Watch your own stock table in ten minutes" does as it is written', { timeout: 120_000 }, async () => {
  const cli = builtCli();
  const options: ExecFileSyncOptionsWithStringEncoding = {
    cwd: clone,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  };
  const sh = (text: string) => execFileSync('bash', ['-e', '-c', text], options);
  const done: string[] = [];
  for (const { language, text } of blocks('Watch your own stock table in ten minutes')) {
    if (text.trim() === 'npm start') {
      bot = await startBotProcess({ cli, cwd: clone, config: join(clone, 'config'), data: join(clone, 'data') });
      done.push('start');
    } else if (language === 'sh') {
      // This clone is installed and built already; a configuration with a fault ends the block with 1.
      sh(text.replace(/^npm ci && npm run build\n/, ''));
      if (!text.includes('set phone-x')) continue;
      const sold = !done.includes('sold');
      const seen = sold ? /ORANGE.*phone-x is running low in warehouse east/s : /resolved/;
      await expect.poll(() => bot?.output(), { timeout: 30_000, interval: 100 }).toMatch(seen);
      done.push(sold ? 'sold' : 'filled');
    } else {
      bot?.type(text.trim());
      const answer = /3 signals.*stock\.available · sku:phone-x\s+warehouse:east · 480/s;
      await expect.poll(() => bot?.output(), { timeout: 10_000, interval: 100 }).toMatch(answer);
      done.push('run');
    }
  }
  expect(done).toEqual(['start', 'run', 'sold', 'filled']);
  bot?.type('why INC-1');
  await expect.poll(() => bot?.output(), { timeout: 10_000, interval: 100 }).toMatch(/stock-low/);
});
