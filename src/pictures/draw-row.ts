import type { SKRSContext2D } from '@napi-rs/canvas';
import type { CalendarBar } from '../domain/oncall/calendar.js';
import { drawNames } from './draw-names.js';
import { colourOf, fitting, hatch, INK, round } from './ink.js';
import type { Box, RowLayout } from './layout.js';
import type { Pen } from './pen.js';

const PAD = 8;
/** A sign of its own, so that nobody has to tell colours apart. */
const NOBODY = ['⚠ – – –', '⚠', '!'];

/** The shows of a schedule, and who is on duty for it. */
export function drawRow(pen: Pen, row: RowLayout, right: number): void {
  for (const show of row.shows) {
    const after = row.shows.filter(({ x, y }) => y === show.y && x > show.x).map(({ x }) => x);
    drawShow(pen, show, pen.say(show.whole.title, show.whole.id), Math.min(right, ...after));
  }
  for (const bar of row.bars) drawBar(pen, bar, bar.whole);
}

/** What the row is called, above everything: the line that marks now goes through under it. */
export function drawCaption({ g, font, say }: Pen, { name, caption }: RowLayout): void {
  g.font = font(28, 'bold');
  const said = fitting(g, [say(name, '–')], caption.width - 2 * PAD);
  if (said === null) return;
  const [x, y] = [caption.x + PAD, caption.y + caption.height / 2];
  g.strokeStyle = INK.paper;
  g.lineWidth = 8;
  g.lineJoin = 'round';
  g.strokeText(said, x, y);
  g.fillStyle = INK.text;
  g.fillText(said, x, y);
}

/** `until`: as far as there is room beside it for a title that does not fit into it. */
function drawShow({ g, font }: Pen, box: Box, title: string, until: number): void {
  round(g, box, 6);
  g.fillStyle = INK.showPaper;
  g.fill();
  g.strokeStyle = INK.show;
  g.lineWidth = 2;
  g.stroke();
  // A triangle, as on the button that plays: what it is can be told without the colour.
  const named = `▶ ${title}`;
  g.font = font(22);
  const inside = g.measureText(named).width <= box.width - 2 * PAD;
  const x = inside ? box.x + PAD : box.x + box.width + 6;
  const said = inside ? named : fitting(g, [named], until - x - 6);
  g.fillStyle = INK.show;
  if (said !== null) g.fillText(said, x, box.y + box.height / 2);
}

function drawBar(pen: Pen, box: Box, bar: CalendarBar): void {
  const { g } = pen;
  // A sliver of paper between two that touch.
  const inside = { ...box, x: box.x + 1.5, width: Math.max(2, box.width - 3) };
  round(g, inside, 8);
  if (bar.kind === 'gap') {
    drawGap(g, inside);
    g.font = pen.font(28, 'bold');
    const said = fitting(g, NOBODY, inside.width - PAD);
    if (said === null) return;
    const width = g.measureText(said).width;
    const [x, y] = [inside.x + (inside.width - width) / 2, inside.y + inside.height / 2];
    g.fillStyle = INK.gapPaper;
    g.fillRect(x - 4, y - 20, width + 8, 40);
    g.fillStyle = INK.gap;
    g.fillText(said, x, y);
    return;
  }
  g.fillStyle = colourOf(pen.nth(bar.people[0] ?? ''));
  g.fill();
  if (bar.kind === 'changed') g.setLineDash([10, 6]);
  g.strokeStyle = INK.edge;
  g.lineWidth = bar.kind === 'changed' ? 4 : 1.5;
  g.stroke();
  g.setLineDash([]);
  drawNames(pen, inside, bar);
}

function drawGap(g: SKRSContext2D, box: Box): void {
  g.fillStyle = INK.gapPaper;
  g.fill();
  hatch(g, box, INK.gap);
  round(g, box, 8);
  g.strokeStyle = INK.gap;
  g.lineWidth = 4;
  g.stroke();
}
