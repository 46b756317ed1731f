import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { readNagios } from '../../src/ingest/checks/nagios.js';
import type { CheckRunDeps } from '../../src/ingest/checks/run-deps.js';
import { folderOf } from '../config/folder.js';
import { probe, values } from '../harness/probe.js';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program of a few lines, run by the Node that runs this. */
function program(name: string, lines: string): readonly string[] {
  const file = join(folder, `${name}.cjs`);
  writeFileSync(file, lines);
  return [process.execPath, file];
}
const run = (command: readonly string[], more: object = {}, deps: Partial<CheckRunDeps> = {}) =>
  probe({ kind: 'command', command, ...more }, { commands: true, ...deps })();
const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('command checks (B6)', () => {
  it('runs nothing unless the environment lets it, and warns of it when the configuration is read', async () => {
    const mark = join(folder, 'ran');
    const touch = program('touch', `require('fs').writeFileSync(${JSON.stringify(mark)}, '')`);
    for (const commands of [undefined, false]) {
      const outcome = await probe({ kind: 'command', command: touch }, commands === undefined ? {} : { commands })();
      expect(outcome).toMatchObject({ ran: false, measures: [], said: { key: 'probe.command-off' } });
    }
    expect(existsSync(mark)).toBe(false);
    const yaml = '- { id: disk, kind: command, command: [df], every: 5m }\n';
    const warnings = (setting: string | undefined) => {
      const secret = (name: string) => (name === 'TOCSIN_ALLOW_COMMANDS' ? setting : 'set');
      const loading = loadConfig(folderOf({ 'checks/a.yaml': yaml }), secret);
      return loading.ok ? loading.config.warnings.map(({ say, line }) => [say.key, line]) : loading.problems;
    };
    expect(warnings(undefined)).toEqual([['config.commands-off', 1]]);
    expect(warnings('true')).toEqual([]);
  });

  it('hands arguments over as they are, and nothing of the environment that is not listed', async () => {
    const tell = program(
      'tell',
      'console.log(JSON.stringify({ args: process.argv.slice(2), env: process.env, n: 3 }))',
    );
    const outcome = await run(
      [...tell, '$(id)', '; rm -rf x', '*', ''],
      { env: ['SHOP_TOKEN', 'NOT_SET'], json: { 'queue.n': '$.n' }, cwd: folder },
      { secretOf: (name) => (name === 'SHOP_TOKEN' ? 'hush-hush' : undefined) },
    );
    expect(values(outcome)).toEqual({ 'command.exit_code': 0, 'command.ok': 1, 'queue.n': 3 });
    expect(JSON.parse(outcome.raw ?? '')).toEqual({
      args: ['$(id)', '; rm -rf x', '*', ''],
      env: { SHOP_TOKEN: 'hush-hush' },
      n: 3,
    });
  });

  it('measures an exit code, and calls one good that is said to be', async () => {
    const seven = program('seven', "console.error('no room left'); process.exit(7)");
    const bad = await run(seven);
    expect(bad).toMatchObject({
      ran: true,
      said: { key: 'probe.command-bad', params: { code: 7, line: 'no room left' } },
    });
    expect(values(bad)).toEqual({ 'command.exit_code': 7, 'command.ok': 0 });
    expect(values(await run(seven, { ok_exit: [0, 7] }))).toEqual({ 'command.exit_code': 7, 'command.ok': 1 });
  });

  it('stops one that does not end, with what it started, and one that never stops talking', async () => {
    const pids = join(folder, 'pids');
    const hang = program(
      'hang',
      `const { spawn } = require('child_process');
       const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
       require('fs').writeFileSync(${JSON.stringify(pids)}, child.pid + '');
       process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);`,
    );
    const { readFile } = await import('node:fs/promises');
    const ending = new AbortController();
    const running = run(hang, {}, { signal: ending.signal });
    const pid = Number(
      await vi.waitFor(async () => (await readFile(pids, 'utf8')) || Promise.reject(new Error('not yet')), 5_000),
    );
    expect(alive(pid)).toBe(true);
    ending.abort();
    expect(await running).toMatchObject({ ran: false, said: { key: 'probe.command-late' } });
    await vi.waitFor(() => expect(alive(pid)).toBe(false), 5_000);
    const talk = program('talk', "const more = () => process.stdout.write('x'.repeat(65536), more); more()");
    expect(await run(talk)).toMatchObject({ ran: false, said: { key: 'probe.command-talked' } });
  });

  it('says what it cannot start, what is no JSON, and what holds no number', async () => {
    expect(await run(['/nowhere/check'])).toMatchObject({
      ran: false,
      said: { key: 'probe.command-not-started', params: { name: '/nowhere/check', why: 'ENOENT' } },
    });
    expect(await run([join(folder, 'hang.cjs')])).toMatchObject({ said: { params: { why: 'EACCES' } } });
    const text = program('text', "console.log('all well')");
    expect(await run(text, { json: { n: '$.n' } })).toMatchObject({
      ran: false,
      said: { key: 'probe.command-not-json' },
    });
    const json = program('json', "console.log('{}')");
    expect(await run(json, { json: { n: '$.n' } })).toMatchObject({ ran: false, said: { key: 'probe.no-figure' } });
  });

  it('understands a monitoring plugin', async () => {
    const plugin = (code: number) =>
      program(
        `plugin${code}`,
        `console.log("DISK state - free: 12% | /var=88%;90;95;0;100 'open files'=1024"); process.exit(${code})`,
      );
    const fine = await run(plugin(0), { format: 'nagios' });
    expect(fine.said).toMatchObject({ params: { line: 'DISK state - free: 12%' } });
    expect(values(fine)).toEqual({ 'command.exit_code': 0, 'command.ok': 1, 'perf./var': 88, 'perf.open files': 1024 });
    expect(values(await run(plugin(2), { format: 'nagios' }))).toMatchObject({
      'command.exit_code': 2,
      'command.ok': 0,
    });
    expect(await run(plugin(3), { format: 'nagios' })).toMatchObject({
      ran: false,
      said: { key: 'probe.command-unknown' },
    });
  });

  it.each([
    ['OK', 'OK', {}],
    ['OK|a=1', 'OK', { 'perf.a': [1, undefined] }],
    ['OK | load1=0.42;5;10;0 load5=-1.5ms;;;', 'OK', { 'perf.load1': [0.42, undefined], 'perf.load5': [-1.5, 'ms'] }],
    ["OK | 'it''s'=3B", 'OK', { "perf.it's": [3, 'B'] }],
    ['OK | a=U b=2', 'OK', { 'perf.b': [2, undefined] }],
    [
      'OK | a=1\nmore\nlast | c=3s\nd=4',
      'OK',
      { 'perf.a': [1, undefined], 'perf.c': [3, 's'], 'perf.d': [4, undefined] },
    ],
    ['', '', {}],
  ])('reads the figures of %j', (text, line, figures) => {
    const read = readNagios(text);
    expect(read.line).toBe(line);
    expect(Object.fromEntries(read.measures.map(({ name, value, unit }) => [name, [value, unit]]))).toEqual(figures);
  });
});
