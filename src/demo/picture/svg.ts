import { unreachable } from '../../domain/signal.js';
import { type Cell, cellsOf, type Style } from './cells.js';
import { escaped, px } from './ink.js';

const FONT = 14;
/** Of one column and one line, px. */
const CELL = { width: 8.5, height: 19 } as const;
const EDGE = 18;
const BAR = 30;
const INK = '#d5d8e0';
const PAPER = '#1b1d26';
const FAMILY =
  "ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC','PingFang SC','Microsoft YaHei',monospace";

/** Lines of a terminal as an SVG of so many columns. Every character is put where its column is, whatever font shows it. */
export function terminalSvg(lines: readonly string[], columns: number, title: string): string {
  const width = Math.ceil(columns * CELL.width + 2 * EDGE);
  const height = Math.ceil(lines.length * CELL.height + BAR + EDGE + 8);
  const dots = ['#f0616d', '#e5c04b', '#7bc275'].map(
    (color, i) => `<circle cx="${EDGE + 4 + i * 18}" cy="17" r="5.5" fill="${color}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="10" fill="${PAPER}"/>`,
    ...dots,
    `<g font-family="${FAMILY}" font-size="${FONT}" fill="${INK}" stroke-width="1.3" style="white-space:pre">`,
    ...lines.flatMap((line, row) => drawLine(cellsOf(line), BAR + 8 + row * CELL.height)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function drawLine(cells: readonly Cell[], top: number): readonly string[] {
  const drawn: string[] = [];
  for (const run of runsOf(cells)) {
    const [first] = run;
    const last = run.at(-1);
    if (!first || !last) continue;
    const { style } = first;
    if (style.bg !== null) {
      const wide = (last.column + last.width - first.column) * CELL.width;
      drawn.push(
        `<rect x="${px(left(first))}" y="${px(top)}" width="${px(wide)}" height="${CELL.height}" fill="${style.bg}"/>`,
      );
    }
    const path = run.map((cell) => strokeOf(cell, top)).join('');
    if (path !== '') drawn.push(`<path d="${path}" fill="none" stroke="${style.fg ?? INK}"${opacity(style)}/>`);
    const words = wordsOf(run);
    if (words.length > 0) {
      const weight = style.bold ? ' font-weight="700"' : '';
      const ink = style.fg === null ? '' : ` fill="${style.fg}"`;
      const spans = words.map(spanOf).join('');
      drawn.push(`<text y="${px(top + 14)}"${ink}${weight}${opacity(style)}>${spans}</text>`);
    }
  }
  return drawn;
}

/** Neighbours that look the same. */
function runsOf(cells: readonly Cell[]): readonly (readonly Cell[])[] {
  const runs: Cell[][] = [];
  for (const cell of cells) {
    const run = runs.at(-1);
    if (run?.[0]?.style === cell.style) run.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

/** What is placed as a whole: a word of narrow characters, or one wide one. */
function wordsOf(run: readonly Cell[]): readonly (readonly Cell[])[] {
  const words: Cell[][] = [];
  let open: Cell[] | null = null;
  for (const cell of run) {
    if (cell.char.trim() === '' || cell.char in STROKES) {
      open = null;
    } else if (open && cell.width === 1) {
      open.push(cell);
    } else {
      const word = [cell];
      words.push(word);
      open = cell.width === 1 ? word : null;
    }
  }
  return words;
}

function spanOf(word: readonly Cell[]): string {
  const [first] = word;
  if (!first) return '';
  const middle = first.width === 2 ? (2 * CELL.width - FONT) / 2 : 0;
  // Fonts differ in how wide they are; a word is stretched to its columns.
  const length = word.length > 1 ? ` textLength="${px(word.length * CELL.width)}"` : '';
  return `<tspan x="${px(left(first) + middle)}"${length}>${escaped(word.map(({ char }) => char).join(''))}</tspan>`;
}

/** Lines and corners of boxes, drawn so that they meet: [from the middle] to the left, right, top, bottom. */
const STROKES: Readonly<Record<string, 'lr' | 'tb' | 'rb' | 'lb' | 'rt' | 'lt' | 'tr'>> = {
  '─': 'lr',
  '━': 'lr',
  '│': 'tb',
  '╭': 'rb',
  '╮': 'lb',
  '╰': 'rt',
  '╯': 'lt',
  '└': 'tr',
};

function strokeOf(cell: Cell, top: number): string {
  const x = left(cell);
  const right = px(x + CELL.width);
  const middle = px(x + CELL.width / 2);
  const half = px(top + CELL.height / 2);
  const bottom = px(top + CELL.height);
  const stroke = STROKES[cell.char];
  if (stroke === undefined) return '';
  switch (stroke) {
    case 'lr':
      return `M${px(x)} ${half}H${right}`;
    case 'tb':
      return `M${middle} ${px(top)}V${bottom}`;
    case 'rb':
      return `M${middle} ${bottom}Q${middle} ${half} ${right} ${half}`;
    case 'lb':
      return `M${px(x)} ${half}Q${middle} ${half} ${middle} ${bottom}`;
    case 'rt':
      return `M${middle} ${px(top)}Q${middle} ${half} ${right} ${half}`;
    case 'lt':
      return `M${px(x)} ${half}Q${middle} ${half} ${middle} ${px(top)}`;
    case 'tr':
      return `M${middle} ${px(top)}V${half}H${right}`;
    default:
      return unreachable(stroke);
  }
}

function left(cell: Cell): number {
  return EDGE + cell.column * CELL.width;
}
function opacity(style: Style): string {
  return style.dim ? ' opacity="0.62"' : '';
}
