import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditExport } from '../../src/cli/audit-export.js';
import { auditVerify } from '../../src/cli/audit-verify.js';
import { packageRoot } from '../../src/lib/root.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import { changes, line } from '../store/build.js';

let folder: string;
let said: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-audit-'));
  vi.stubEnv('TOCSIN_DATA', folder);
  said = '';
  const take = (text: string | Uint8Array): boolean => {
    said += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(take);
  vi.spyOn(process.stderr, 'write').mockImplementation(take);
  const store = await openSqliteStore(join(folder, 'tocsin.db'));
  await store.commit(changes({ history: Array.from({ length: 30 }, (_, i) => line(`note ${i}`)) }));
  await store.close();
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

function byHand(sql: string): void {
  const db = new Database(join(folder, 'tocsin.db'));
  db.exec(sql);
  db.close();
}

async function headNow(): Promise<string> {
  said = '';
  expect(await auditVerify({})).toBe(0);
  return /Head: ([0-9a-f]{64})/.exec(said)?.[1] ?? '';
}

describe('tocsin audit verify (A15)', () => {
  it('says that the history holds, and gives its head', async () => {
    expect(await headNow()).toMatch(/^[0-9a-f]{64}$/);
    expect(said).toMatch(/all 30 rows/);
  });

  it('names the first row that somebody edited by hand, and what it says now', async () => {
    byHand(
      `update history set body = replace(body, 'note 11', 'nothing') where seq = 12; update history set at = 1 where seq = 20`,
    );
    expect(await auditVerify({})).toBe(1);
    expect(said).toMatch(/does not hold at row 12; the 11 rows before it do/);
    expect(said).toMatch(/nothing/);
  });

  it('names a row that is gone', async () => {
    byHand('delete from history where seq = 5');
    expect(await auditVerify({})).toBe(1);
    expect(said).toMatch(/Row 5 is missing: the next that is there is 6/);
  });

  it('knows a database whose whole history was rewritten, or cut off, by a head that was posted before', async () => {
    const head = await headNow();
    expect(await auditVerify({ head })).toBe(0);
    byHand('delete from history where seq > 20');
    expect(await auditVerify({})).toBe(0);
    expect(await auditVerify({ head })).toBe(1);
    expect(said).toMatch(/is not part of these 20 rows/);
  });

  it('takes a head as it is pasted, and calls nobody a forger over one that is cut short', async () => {
    const head = await headNow();
    expect(await auditVerify({ head: ` ${head.toUpperCase()}\n` })).toBe(0);
    expect(await auditVerify({ head: head.slice(0, 8) })).toBe(2);
    expect(said).toMatch(/is no head\. Give all of its 64 characters/);
    expect(said).not.toMatch(/was rewritten or cut off/);
  });

  it('says it in Chinese', async () => {
    vi.stubEnv('TOCSIN_LANG', 'zh-CN');
    expect(await auditVerify({})).toBe(0);
    expect(said).toMatch(/历史记录完整，共 30 条/);
  });

  it('ends with 2 where there is nothing to read', async () => {
    vi.stubEnv('TOCSIN_DATA', join(folder, 'nowhere'));
    expect(await auditVerify({})).toBe(2);
    expect(said).toMatch(/there is no database at .*start the bot once/);
  });
});

describe('tocsin audit export', () => {
  const exported = () => join(folder, 'history.jsonl');

  it('writes every row and the head, and can be verified without the database', async () => {
    const head = await headNow();
    await auditExport(exported());
    const lines = (await readFile(exported(), 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(31);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ seq: 1, incident: 1, body: { kind: 'incident' } });
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ head, rows: 30 });
    expect(await auditVerify({ file: exported(), head })).toBe(0);
  });

  it('holds by the lines of docs/audit.md, which know nothing of Tocsin', async () => {
    await auditExport(exported());
    const page = await readFile(join(packageRoot(), 'docs/audit.md'), 'utf8');
    await writeFile(join(folder, 'verify.mjs'), /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
    const verify = () => execFileSync(process.execPath, ['verify.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(verify()).toBe('holds\n');
    await writeFile(exported(), (await readFile(exported(), 'utf8')).replace('note 7', 'note 8'));
    expect(verify()).toBe('broken at 8\n');
  });

  it('a line changed, taken out or cut off is found', async () => {
    await auditExport(exported());
    const lines = (await readFile(exported(), 'utf8')).trimEnd().split('\n');
    const other = async (text: readonly string[]) => {
      await writeFile(exported(), `${text.join('\n')}\n`);
      return auditVerify({ file: exported() });
    };
    expect(await other(lines.map((row, i) => (i === 7 ? row.replace('note 7', 'note 8') : row)))).toBe(1);
    expect(said).toMatch(/does not hold at row 8/);
    expect(await other(lines.filter((_, i) => i !== 7))).toBe(1);
    expect(await other(lines.slice(0, 20))).toBe(1);
    expect(await other([...lines.slice(0, 20), lines.at(-1) ?? ''])).toBe(1);
    expect(await other(['{'])).toBe(2);
    expect(said).toMatch(/history\.jsonl:1: expected one JSON object a line/);
  });

  it('writes over nothing, and hands nothing on that does not hold', async () => {
    await auditExport(exported());
    await expect(auditExport(exported())).rejects.toThrow(/exists already/);
    byHand('delete from history where seq = 5');
    await expect(auditExport(join(folder, 'again.jsonl'))).rejects.toThrow(/row 6 of the history does not follow/);
  });
});
