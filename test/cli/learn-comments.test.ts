import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { learnCommentsCommand } from '../../src/cli/learn-comments.js';
import { loadConfig } from '../../src/config/load.js';
import { problemSay } from '../../src/config/problem.js';
import { opinionExample } from '../../src/config/schema/rules/opinion.js';
import { sayText } from '../../src/text/say.js';
import { folderOf } from '../config/folder.js';

let scratch = '';
let said = '';
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'tocsin-learn-'));
  said = '';
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      said += String(chunk);
      return true;
    });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(scratch, { recursive: true });
});

const rows = Array.from({ length: 80 }, (_, i) => [
  { text: `第 ${i} 个泵哑了`, label: i % 2 ? 'complaint' : '差评' },
  { text: `第 ${i} 个泵，跟手`, label: i % 2 ? 'praise' : '1' },
]).flat();

function learn(written: string): number {
  const from = join(scratch, 'labelled.csv');
  writeFileSync(from, written);
  return learnCommentsCommand({ from, out: join(scratch, 'comments.model.json'), seed: 1 });
}

describe('tocsin learn comments', () => {
  test.each([
    ['a CSV', `text,label\n${rows.map(({ text, label }) => `"${text}",${label}`).join('\n')}\n`],
    ['JSON, one object a line', rows.map((row) => JSON.stringify(row)).join('\n')],
  ])('%s: learns, says how well, and writes what a rule can name', (_what, written) => {
    expect(learn(written)).toBe(0);
    expect(said).toContain('100%');
    expect(said).toContain('model: data/comments.model.json');
    const model = readFileSync(join(scratch, 'comments.model.json'), 'utf8');
    const rule = `${opinionExample}  model: data/comments.model.json\n`;
    const folder = folderOf({ 'rules/complaints.yaml': rule, 'data/comments.model.json': model });
    const loading = loadConfig(folder, () => undefined);
    expect(loading.ok && loading.config.settings.rules[0]).toMatchObject({ model: { learned: { seed: 1 } } });
  });

  test.each([
    ['no such column', 'comment,stars\nx,1\n', 'no column text; it has: comment, stars'],
    ['a label that says nothing', 'text,label\n坏了,complaint\n还行,meh\n', 'line 3: the label “meh”'],
    ['a broken CSV', 'text,label\n"坏了,complaint\n', 'is no CSV'],
    ['a line that is no JSON', '{"text":"坏了","label":0}\nnot json\n', 'line 2: no JSON object'],
    ['too few', 'text,label\n坏了,0\n好,1\n', '1 complaints and 1 others are too few'],
  ])('%s: refused, saying how to mend it', (_what, written, expected) => {
    expect(learn(written)).toBe(1);
    expect(said).toContain(expected);
  });

  test('a file that is not there, and a place that cannot be written', () => {
    expect(learnCommentsCommand({ from: join(scratch, 'none.csv'), out: 'x', seed: 1 })).toBe(1);
    expect(said).toContain('none.csv cannot be read');
  });

  test.each([
    ['is not there', {}, 'cannot be read'],
    ['is something else', { 'data/comments.model.json': '{"kind":"other"}' }, 'is no model of comments'],
  ])('a rule whose model %s is refused', (_what, files: Record<string, string>, expected) => {
    const rule = `${opinionExample}  model: data/comments.model.json\n`;
    const loading = loadConfig(folderOf({ 'rules/complaints.yaml': rule, ...files }), () => undefined);
    const problems = loading.ok ? [] : loading.problems.map((one) => sayText('en', 'UTC', problemSay(one), 0));
    expect(problems.join('\n')).toContain(expected);
  });
});
