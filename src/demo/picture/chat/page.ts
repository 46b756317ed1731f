import { escaped, px } from '../ink.js';
import type { Box } from './box.js';

/** As wide as a big phone: on GitHub two stand side by side. */
export const PAGE_WIDTH = 560;
const FAMILY =
  "'Helvetica Neue',Helvetica,Arial,'Liberation Sans','DejaVu Sans Condensed','PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif";

export interface Page {
  /** Read out where the picture cannot be seen. */
  readonly title: string;
  readonly paper: string;
  /** Around it, so that it stands out on any page. */
  readonly edge: string;
  readonly content: Box;
}

/** A drawing that brings its own paper: readable on a light page and on a dark one. */
export function pageSvg({ title, paper, edge, content }: Page): string {
  const height = Math.ceil(content.height);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PAGE_WIDTH} ${height}" width="${PAGE_WIDTH}" height="${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect x="0.5" y="0.5" width="${PAGE_WIDTH - 1}" height="${px(height - 1)}" rx="10" fill="${paper}" stroke="${edge}"/>`,
    `<g font-family="${FAMILY}" xml:space="preserve">`,
    ...content.at(0, 0),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
