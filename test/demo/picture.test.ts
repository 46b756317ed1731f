import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { palette } from '../../src/chat/console/paint.js';
import { cellsOf } from '../../src/demo/picture/cells.js';
import { drawPictures } from '../../src/demo/picture/draw-pictures.js';
import { scenesOf } from '../../src/demo/picture/scenes.js';
import { terminalSvg } from '../../src/demo/picture/svg.js';
import { LANGS } from '../../src/domain/text.js';
import { packageRoot } from '../../src/lib/root.js';

const paint = palette(true);

describe('the picture of the console', () => {
  test('a Chinese character takes two columns, and colours take none', () => {
    const cells = cellsOf(`${paint.mark('orange')('橙色')} ${paint.bold('INC-2')}`);
    expect(cells.map(({ char, column }) => `${char}${column}`)).toEqual([
      '橙0',
      '色2',
      ' 4',
      'I5',
      'N6',
      'C7',
      '-8',
      '29',
    ]);
    expect(cells[0]?.style).toMatchObject({ bg: '#f5923e', bold: false });
    expect(cells[5]?.style).toMatchObject({ bg: null, fg: null, bold: true });
  });

  test('words stand where their column is, boxes are lines that meet, and markup is escaped', () => {
    const svg = terminalSvg(['╭─╮', '│ 红 <b>', '╰─╯'], 12, 'A & B');
    expect(svg).toContain('<title>A &amp; B</title>');
    // 18 px of edge, 8.5 a column: 红 in columns 2 and 3, the word after it in column 5.
    expect(svg).toContain('<tspan x="36.5">红</tspan><tspan x="60.5" textLength="25.5">&lt;b&gt;</tspan>');
    expect(svg).not.toMatch(/[╭╮╰╯│─]/u);
    expect(svg.match(/<path /g)).toHaveLength(3);
  });

  test('a stretch that is not on the screen is named', () => {
    expect(() => scenesOf('nothing')).toThrow(/no stretch from .*INC-2/);
  });
});

describe('the pictures of the README', () => {
  const docs = join(packageRoot(), 'docs');

  test.each(LANGS)(
    '%s: those in docs/ are what the code draws (mended by `npm run picture`)',
    async (lang) => {
      const drawn = await drawPictures(lang);
      expect([...drawn.keys()]).toHaveLength(4);
      for (const [name, svg] of drawn)
        expect(readFileSync(join(docs, name), 'utf8'), `docs/${name} is out of date; run: npm run picture`).toBe(svg);
    },
    60_000,
  );

  test('are small, and fetch nothing', () => {
    const names = readdirSync(docs).filter((name) => name.endsWith('.svg'));
    expect(names).toHaveLength(8);
    for (const name of names) {
      const svg = readFileSync(join(docs, name), 'utf8');
      expect(Buffer.byteLength(svg)).toBeLessThan(40_000);
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|url\(|@import|<script|<image/u);
    }
  });
});
