import { describe, expect, test } from 'vitest';
import { palette } from '../../src/chat/console/paint.js';
import { cellsOf } from '../../src/demo/picture/cells.js';
import { scenesOf } from '../../src/demo/picture/scenes.js';
import { terminalSvg } from '../../src/demo/picture/svg.js';

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
