import { columns } from '../../chat/console/wrap.js';

/** How a piece of terminal text looks. */
export interface Style {
  readonly bold: boolean;
  readonly dim: boolean;
  /** `#rrggbb`; null: the terminal's own. */
  readonly fg: string | null;
  readonly bg: string | null;
}
/** One character where it stands. */
export interface Cell {
  readonly char: string;
  /** From 0. */
  readonly column: number;
  /** Columns it takes: 1, or 2 for a Chinese character. */
  readonly width: number;
  readonly style: Style;
}

const PLAIN: Style = { bold: false, dim: false, fg: null, bg: null };
const COLORS = ['#16171e', '#f0616d', '#7bc275', '#e5c04b', '#5b9df5', '#c678dd', '#56b6c2', '#e6e6e6'] as const;
const ORANGE = '#f5923e';
const ESCAPE = new RegExp(`${String.fromCharCode(0x1b)}\\[([\\d;]*)m`, 'g');
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Reads a line with colour sequences, as the console writes them, into characters that know their place and look. */
export function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let style = PLAIN;
  let column = 0;
  let from = 0;
  const put = (text: string): void => {
    for (const { segment } of graphemes.segment(text)) {
      const width = columns(segment);
      if (width > 0) cells.push({ char: segment, column, width, style });
      column += width;
    }
  };
  for (const found of line.matchAll(ESCAPE)) {
    put(line.slice(from, found.index));
    style = restyled(style, found[1] ?? '');
    from = found.index + found[0].length;
  }
  put(line.slice(from));
  return cells;
}

/** SGR codes; one that is not known changes nothing. */
function restyled(style: Style, codes: string): Style {
  // 208 is the orange of the console.
  if (codes === '38;5;208') return { ...style, fg: ORANGE };
  if (codes === '48;5;208') return { ...style, bg: ORANGE };
  const code = Number(codes);
  if (code === 0) return PLAIN;
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 39) return { ...style, fg: null };
  if (code === 49) return { ...style, bg: null };
  if (code >= 30 && code <= 37) return { ...style, fg: COLORS[code - 30] ?? null };
  if (code >= 40 && code <= 47) return { ...style, bg: COLORS[code - 40] ?? null };
  return style;
}
