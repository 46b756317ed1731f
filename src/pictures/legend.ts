import type { DutyCalendar } from '../domain/oncall/calendar.js';
import { colourOf, fitting, hatch, INK, round } from './ink.js';
import { type Box, SIZES } from './layout.js';
import type { Pen } from './pen.js';
import type { CalendarWords } from './words.js';

/** What has to be explained in a picture. */
export interface Legend {
  /** Ids, in the order in which they are first on duty. */
  readonly people: readonly string[];
  readonly signs: readonly Sign[];
  readonly lines: number;
}
type Sign = 'changed' | 'gap' | 'show' | 'now';

const PER_LINE = 4;
/** More people than this are not listed: their names stand on the bars. */
const MOST_PEOPLE = 12;

export function legendOf({ rows }: DutyCalendar): Legend {
  const bars = rows.flatMap((row) => row.bars).toSorted((a, b) => a.from - b.from);
  const people = [...new Set(bars.flatMap((bar) => bar.people))];
  const signs: readonly Sign[] = [
    ...(bars.some(({ kind }) => kind === 'changed') ? (['changed'] as const) : []),
    ...(bars.some(({ kind }) => kind === 'gap') ? (['gap'] as const) : []),
    ...(rows.some(({ shows }) => shows.length > 0) ? (['show'] as const) : []),
    'now',
  ];
  const listed = Math.min(people.length, MOST_PEOPLE);
  return { people, signs, lines: Math.ceil(signs.length / PER_LINE) + Math.ceil(listed / PER_LINE) };
}

export function drawLegend(pen: Pen, box: Box, { people, signs }: Legend, { legend }: CalendarWords): void {
  const { g } = pen;
  const width = box.width / PER_LINE;
  let line = 0;
  const put = (items: readonly (readonly [(swatch: Box) => void, string])[]): void => {
    for (const [i, [draw, text]] of items.entries()) {
      const x = box.x + (i % PER_LINE) * width;
      const y = box.y + (line + Math.floor(i / PER_LINE)) * SIZES.legend + 10;
      draw({ x, y, width: 56, height: 40 });
      g.font = pen.font(26);
      g.fillStyle = INK.text;
      const said = fitting(g, [text], width - 56 - 28);
      if (said !== null) g.fillText(said, x + 70, y + 20);
    }
    line += Math.ceil(items.length / PER_LINE);
  };
  put(people.slice(0, MOST_PEOPLE).map((id) => [(swatch) => person(pen, swatch, id), pen.nameOf(id)]));
  put(signs.map((sign) => [(swatch) => drawSign(pen, swatch, sign), pen.say(legend[sign], '')]));
}

function person({ g, nth }: Pen, swatch: Box, id: string): void {
  round(g, swatch, 8);
  g.fillStyle = colourOf(nth(id));
  g.fill();
  g.strokeStyle = INK.edge;
  g.lineWidth = 1.5;
  g.stroke();
}

function drawSign(pen: Pen, swatch: Box, sign: Sign): void {
  const { g } = pen;
  const middle = swatch.y + swatch.height / 2;
  if (sign === 'now') {
    g.fillStyle = INK.now;
    g.fillRect(swatch.x + swatch.width / 2 - 2, swatch.y, 4, swatch.height);
    return;
  }
  round(g, swatch, 8);
  g.fillStyle = sign === 'gap' ? INK.gapPaper : sign === 'show' ? INK.showPaper : INK.paper;
  g.fill();
  if (sign === 'gap') hatch(g, swatch, INK.gap);
  round(g, swatch, 8);
  g.setLineDash(sign === 'changed' ? [10, 6] : []);
  g.strokeStyle = sign === 'gap' ? INK.gap : sign === 'show' ? INK.show : INK.edge;
  g.lineWidth = sign === 'show' ? 2 : 4;
  g.stroke();
  g.setLineDash([]);
  if (sign === 'gap') return;
  g.font = pen.font(26, 'bold');
  g.fillStyle = sign === 'show' ? INK.show : INK.text;
  g.fillText(sign === 'show' ? '▶' : '⇄', swatch.x + swatch.width / 2 - 13, middle);
}
