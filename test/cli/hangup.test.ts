import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderOf, HOUSE, RULE } from '../config/folder.js';
import { startBotProcess } from '../harness/bot-process.js';
import { builtCli } from '../harness/built.js';

let data: string;
let config: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'tocsin-hup-'));
  config = folderOf({ 'rules/delay.yaml': RULE });
});
afterEach(() => {
  for (const folder of [data, config]) rmSync(folder, { recursive: true, force: true });
});

test('a bot without a terminal reads its files again at a SIGHUP, and by itself where it watches them', {
  timeout: 60_000,
}, async () => {
  for (const watched of [false, true]) {
    const bot = await startBotProcess({ cli: builtCli(), config, data, env: { TOCSIN_WATCH: watched ? 'on' : 'off' } });
    try {
      const said = new Promise<void>((resolve) => {
        bot.onOutput(() => {
          if (/more-(?:true|false)/.test(bot.output())) resolve();
        });
      });
      writeFileSync(join(config, 'rules/more.yaml'), RULE.replace('id: delay', `id: more-${watched}`));
      if (!watched) process.kill(bot.pid, 'SIGHUP');
      await said;
      expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
    } finally {
      await bot.end('SIGTERM');
    }
  }
});

const pty = spawnSync('script', ['--version']).status === 0 && process.platform === 'linux';

test.runIf(pty)('a bot started from a terminal ends when the terminal closes', { timeout: 60_000 }, async () => {
  writeFileSync(join(config, 'tocsin.yaml'), HOUSE);
  const terminal = spawn('script', ['-qfec', `"${process.execPath}" "${builtCli()}" start`, '/dev/null'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      TOCSIN_CONFIG: config,
      TOCSIN_DATA: data,
      TOCSIN_HOST: '127.0.0.1',
      TOCSIN_PORT: '0',
      TOCSIN_LANG: 'en',
      LOG_LEVEL: 'silent',
    },
  });
  const port = await new Promise<string>((resolve) => {
    let text = '';
    terminal.stdout.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      const found = /127\.0\.0\.1:(\d+)/.exec(text)?.[1];
      if (found) resolve(found);
    });
  });
  terminal.kill('SIGKILL');
  await once(terminal, 'close');
  const gone = async () => {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
      if (answer === null) return;
      await answer.body?.cancel();
    }
  };
  await gone();
});
